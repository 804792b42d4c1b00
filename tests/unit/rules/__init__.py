"""Every rule keeps its proof."""
