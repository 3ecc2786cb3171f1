import Support

/// What an editor can order with a slash and a word.
package enum DeskCommand: String, CaseIterable, Sendable {
    case approve, hold, schedule, next, anyway
    case change, shorter, longer, tone, variant
    case picture, alt, link, nolink
    case correct, takedown
    case why, help

    /// The command of that word, in any case; nil for a word that is none.
    init?(word: some StringProtocol) {
        let word = word.lowercased()
        guard let command = Self(rawValue: word == "rewrite" ? "change" : word) else { return nil }
        self = command
    }

    /// Whether it asks for another text, which is its answer.
    var isOfText: Bool {
        switch self {
        case .change, .shorter, .longer, .tone, .variant: true
        default: false
        }
    }

    /// Whether it makes sense once the post is live.
    var isForPublished: Bool {
        switch self {
        case .approve, .correct, .takedown, .why, .help: true
        default: false
        }
    }

    /// How it is written, and what it does.
    private var lines: (usage: String, effect: Message) {
        switch self {
        case .approve: ("", "approves what the page shows")
        case .hold: ("", "keeps the post back until Hold is unticked")
        case .schedule: ("DATE", "moves the post: 2026-12-01 09:00, 1 Dec 09:00, tomorrow 09:00, Tue 09:00")
        case .next: ("", "gives a post that missed its time the next free slot")
        case .anyway: ("", "publishes a text that nearly repeats another one")
        case .change: ("WORDS", "a new text that follows these words")
        case .shorter: ("", "a shorter text")
        case .longer: ("", "a longer text")
        case .tone: ("WORDS", "the same in another tone: /tone warm and plain")
        case .variant: ("", "another variant beside this text, up to three; choose one under Variant")
        case .picture: ("WORDS", "another picture of this; /picture again tries the same once more")
        case .alt: ("TEXT", "sets the alt text of the picture")
        case .link: ("ADDRESS", "shows a link as a card; without an address, the source")
        case .nolink: ("", "takes the link card away")
        case .correct: ("TEXT", "gives the live post another text, once that is approved; without a text, the one under Post")
        case .takedown: ("", "deletes the live post, after /takedown confirm")
        case .why: ("", "says what blocks the draft now")
        case .help: ("", "this list")
        }
    }

    /// Every command as it is written, with what it does, for the editors' guide.
    package static var guide: [(usage: String, effect: Message)] { allCases.map { ($0.usage, $0.lines.effect) } }

    /// "/tone WORDS".
    var usage: String { ["/" + rawValue, lines.usage].filter { !$0.isEmpty }.joined(separator: " ") }

    /// What makes sense now, with a line each.
    static func list(isPublished: Bool) -> Message {
        let commands = allCases.filter { isPublished ? $0.isForPublished : $0 != .correct && $0 != .takedown }
        let head: Message = "Begin a comment with one of these:"
        let end: Message =
            isPublished
            ? "Nothing else changes a post that is live."
            : "Other words after @copydesk, or after a slash and a space, ask for a new text that follows them. The same works under Remarks. Once the post is live, /correct and /takedown change it."
        return ([head] + commands.map { "\($0.usage): \($0.lines.effect)" } + [end]).joined(separator: "\n")
    }

    /// What somebody is told who wrote a word that is no command.
    static func words(unknown word: String) -> Message {
        let nearest = NearestName.of(word, among: allCases.map(\.rawValue)).flatMap { DeskCommand(rawValue: $0) }
        let hint: Message = nearest.map { "Did you mean \($0.usage)? " } ?? ""
        return
            "There is no command /\(word.limited(utf16: 40)), and nothing was changed. \(hint)/help lists the commands; to ask for another text in your own words, begin with @copydesk."
    }
}
