"""Where facts are kept: the port, two engines, history, undo and everything that keeps data safe."""
