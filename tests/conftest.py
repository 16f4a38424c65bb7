pytest_plugins = ["tests.neo4j.fixtures"]
