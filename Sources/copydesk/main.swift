import Daemon

internal import Glibc

exit(await CommandLineProgram.run(Array(CommandLine.arguments.dropFirst())))
