// The entry point of the picture child.
