import Support

internal import Glibc

// What a language model makes of ten items, by the product's own prompts, conversation and checks.
let words = Array(CommandLine.arguments.dropFirst())
guard (4...5).contains(words.count) else {
    StandardError.write("try-model ITEMS KIND BASE_URL MODEL [TOKEN_FILE]\n")
    exit(2)
}
do {
    let trial = try Trial(items: words[0], kind: words[1], baseURL: words[2], model: words[3], tokenFile: words.count > 4 ? words[4] : nil)
    exit(await trial.run() ? 0 : 1)
} catch {
    StandardError.write("try-model: \(error)\n")
    exit(2)
}
