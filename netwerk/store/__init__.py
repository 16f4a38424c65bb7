"""Where facts are kept: the port, two engines, history, undo and what keeps data safe."""
