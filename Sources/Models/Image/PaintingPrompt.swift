import Editorial
import Support

/// What a painter is told, free of the control language that prompts can carry.
///
/// The words come from feeds and briefs by way of a text model: nobody there may load add-ons, shift weights or set flags.
struct PaintingPrompt: Sendable, Equatable {
    let text: String
    let negative: String

    /// Lettering inside pictures is unreliable, and strangers' marks are not ours to show.
    private static let never = ["text", "watermark", "logo"]

    /// Cleans both texts and cuts them between words; `limit` is in characters. Throws when no words are left.
    init(_ order: PictureOrder, limit: Int) throws {
        text = Self.cut(Self.clean(order.prompt), limit)
        if !text.contains(where: \.isLetter) {
            throw PictureProblem(.permanent, "The picture's prompt has no words left after cleaning; write one in plain words.")
        }
        let unwanted = Self.clean(order.negativePrompt).split(separator: ",").map(\.trimmed).filter { !$0.isEmpty }
        // The fixed words first, so that cutting never loses them.
        let others = unwanted.filter { !Self.never.contains($0.folded) }
        negative = Self.cut((Self.never + others).joined(separator: ", "), limit)
    }

    /// Plain words: without `(word:1.9)`, `[from:to:when]`, `<lora:name:1>`, `{a|b}`, `__wildcard__`, `--flag 3`, `AND`, `BREAK`.
    static func clean(_ text: String) -> String {
        let visible = String(
            String.UnicodeScalarView(
                text.nfc.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
                    .filter { $0.properties.generalCategory != .format || $0 == "\u{200D}" }))
        let plain =
            visible
            .replacing(#/<[^<>]*(>|$)/#, with: " ")
            .replacing(#/(?:^|\s)(?:--|—|––)[A-Za-z]\w*(?:[ =]+[\d.:,\/]+)?/#, with: " ")
            .replacing(#/:\s*[+-]?\d+(?:\.\d+)?\s*(?=[\)\]])/#, with: "")
            .replacing(#/__[\w\/*-]+__/#, with: " ")
            .replacing(#/[\[\]\(\){}|\\<>^~`]+/#, with: " ")
            .replacing(#/\b(?:BREAK|ADDCOMM|ADDBASE|ADDCOL|ADDROW)\b/#, with: " ")
            .replacing(#/\bAND\b/#, with: "and")
            .replacing(#/::\s*-?\d+(?:\.\d+)?/#, with: " ")
        return plain.collapsed.replacing(#/ (?=[,.;:!?])/#, with: "")
    }

    private static func cut(_ text: String, _ limit: Int) -> String {
        guard text.count > limit else { return text }
        let head = text.prefix(limit)
        return String(head[..<(head.lastIndex(of: " ") ?? head.endIndex)]).trimmed
    }
}
