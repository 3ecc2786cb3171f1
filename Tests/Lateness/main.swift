import Support

internal import Glibc

// How late posts go out, what is asked of Notion, how soon editors' acts take effect, and what a choice costs, in figures.
let words = CommandLine.arguments
if words.count > 2, words[1] == "lookalike" {
    try await LookalikeProcess.serve(words[2])
    exit(0)
}
if words.count > 2, words[1] == "models" {
    try await LookalikeProcess.serveModels(words[2])
    exit(0)
}
guard words.count > 1, let options = Options(Array(words.dropFirst(2))) else {
    StandardError.write(Options.usage)
    exit(2)
}
exit(try await Bench(program: words[1], options: options).run())
