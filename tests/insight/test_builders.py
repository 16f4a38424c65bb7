from tests.builders import net_from_edges, net_from_text


def test_a_line_of_text_becomes_a_net():
    net = net_from_text("A-B B-C:4; D An~A", actors={"D": {"gevraagd": "2026-01-02"}})
    assert list(net.actors["id"]) == ["A", "An", "B", "C", "D"]
    assert net.degree.tolist() == [1, 0, 2, 1, 0]
    assert net.strength.max() == 4
    assert net.m == 3
    assert net.actors["gevraagd"][4] == "2026-01-02"


def test_a_list_of_numbers_becomes_a_net():
    net = net_from_edges(4, [(0, 1), (1, 2)], strengths=[5, 1])
    assert net.degree.tolist() == [1, 2, 1, 0]
