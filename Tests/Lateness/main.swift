import Support

internal import Glibc

// How late posts go out, in figures: `lateness COPYDESK` runs all, `lateness COPYDESK alone|paced|whole|paused` one of them.
let words = CommandLine.arguments
if words.count > 2, words[1] == "lookalike" {
    try await LookalikeProcess.serve(words[2])
    exit(0)
}
guard words.count > 1 else {
    StandardError.write("lateness COPYDESK [alone|paced|whole|paused]\n")
    exit(2)
}
exit(try await Bench(program: words[1], only: words.count > 2 ? words[2] : nil).run())
