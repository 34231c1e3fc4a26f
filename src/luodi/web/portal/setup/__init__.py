"""第一次打开: the initial set-up of an installation, from the terminal or a page."""
