import Support

/// Tells text that gives orders to a machine from text that tells readers something.
///
/// One guard of several: it knows common forms in some twenty languages, and whoever words an order otherwise gets past it. What such
/// an order can do is bounded by the marks around the sources and by what no answer may have.
package enum MachineTalk {
    /// Longer texts are material as a whole: prompts take less.
    private static let longest = 40_000

    /// What never ends is looked at in pieces.
    private static let longestPart = 500

    /// An order to leave or tell instructions, or the marks of a conversation with a machine.
    package static func isOrder(_ text: String) -> Bool {
        parts(of: text).contains { MachineSentence($0).isOrder } || isOrder(across: text)
    }

    /// Whether a part of it is likely to be meant for a machine: an order, or a call such as "Note to AI writers:".
    package static func isMeant(_ text: String) -> Bool { marked(text).contains { $0.isMeant } }

    /// Title and text of an item without what is meant for a machine.
    package static func removed(from item: Item) -> String { removed(from: item.title) + ". " + removed(from: item.text) }

    /// Words of a source as they may be published, on one line: without what is meant for a machine, leads somewhere or is markup.
    package static func telling(_ text: String) -> String {
        marked(UntrustedText.clean(text)).filter { part in
            let words = String(part.text)
            return !part.isMeant && WebAddresses.all(in: words).isEmpty && ForeignMatter.problems(in: [words]).isEmpty
        }.map(\.text).joined().collapsed
    }

    /// A sentence for the editor when something was kept from the writer.
    static func remark(on items: [Item]) -> [Message] {
        let count = items.reduce(0) { sum, item in
            sum + [item.title, item.text].reduce(0) { $0 + marked(UntrustedText.clean($1)).count(where: \.isMeant) }
        }
        if count == 0 { return [] }
        return [
            .count(
                count, one: "A sentence of the sources gives orders to a machine; it was kept from the writer.",
                many: "\(count) sentences of the sources give orders to a machine; they were kept from the writer.")
        ]
    }

    private static func removed(from text: String) -> String {
        marked(UntrustedText.clean(text)).filter { !$0.isMeant }.map(\.text).joined()
    }

    private struct Part {
        let text: Substring
        var isMeant: Bool
    }

    /// Each part with whether it is meant for a machine; an order may run over the end of a line.
    private static func marked(_ text: String) -> [Part] {
        var marked = parts(of: text).map { Part(text: $0, isMeant: MachineSentence($0).isMeant) }
        for index in marked.indices.dropLast() where !marked[index].isMeant && !marked[index + 1].isMeant && isOpen(marked[index].text) {
            guard MachineSentence(pair(marked[index].text, marked[index + 1].text)).isOrder else { continue }
            (marked[index].isMeant, marked[index + 1].isMeant) = (true, true)
        }
        return marked
    }

    private static func isOrder(across text: String) -> Bool {
        let parts = parts(of: text)
        return zip(parts, parts.dropFirst()).contains { isOpen($0) && MachineSentence(pair($0, $1)).isOrder }
    }

    /// Whether it ends with its line and not with a sentence.
    private static func isOpen(_ part: Substring) -> Bool { part.trimmed.last.map { !".!?…。！？".contains($0) } ?? false }

    private static func pair(_ first: Substring, _ second: Substring) -> Substring {
        (String(first.suffix(200)) + " " + second.prefix(200))[...]
    }

    /// The text in pieces that end with a sentence or a line.
    private static func parts(of text: String) -> [Substring] {
        var parts: [Substring] = []
        var rest = text.limited(utf16: longest)[...]
        while !rest.isEmpty {
            var end = rest.startIndex
            var length = 0
            while end < rest.endIndex {
                let character = rest[end]
                rest.formIndex(after: &end)
                length += 1
                if length > longestPart, character.isWhitespace { break }
                let isEnd = character == "\n" || "。！？".contains(character)
                if isEnd || ".!?…".contains(character) && (end == rest.endIndex || rest[end].isWhitespace) { break }
            }
            while end < rest.endIndex, rest[end].isWhitespace { rest.formIndex(after: &end) }
            parts.append(rest[..<end])
            rest = rest[end...]
        }
        return parts
    }
}
