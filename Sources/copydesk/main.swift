import Daemon

internal import Glibc

CommandLineProgram.keepOneHeap()
exit(await CommandLineProgram.run(Array(CommandLine.arguments.dropFirst())))
