// The entry point; everything else is in Daemon.
