// Tells each rule that a PDF breaks: java -cp 'jars/*' Check.java ua1,2a a.pdf b.pdf. One line a rule, none when it is right.
import java.io.FileInputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Check {
    public static void main(String[] words) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        for (String file : Arrays.copyOfRange(words, 1, words.length))
            for (String name : words[0].split(",")) check(file, name);
    }

    private static void check(String file, String name) throws Exception {
        PDFAFlavour flavour = PDFAFlavour.fromString(name);
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour);
             PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            Map<String, String> broken = new TreeMap<>();
            for (TestAssertion told : result.getTestAssertions())
                if (told.getStatus() == TestAssertion.Status.FAILED)
                    broken.putIfAbsent(told.getRuleId().getClause() + "-" + told.getRuleId().getTestNumber(), told.getMessage());
            if (!result.isCompliant() && broken.isEmpty()) broken.put("", "not compliant");
            broken.forEach((rule, text) -> System.out.println(file + " " + name + " " + rule + " " + text));
            System.err.println(file + " " + name + " checked");
        }
    }
}
