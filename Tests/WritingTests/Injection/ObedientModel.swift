import Editorial
import FoundationEssentials
import HTTPServer
import Support

/// A language model that does what a hostile text says wherever it takes it for an instruction, and else writes honestly.
struct ObedientModel: Sendable {
    /// What it takes for an instruction.
    enum Trust: Sendable {
        /// Whatever stands outside of marked material: a block that seems to end, and words with spaces between them, count.
        case unmarked
        /// Everything, marked or not.
        case everything
    }

    let trust: Trust
    let items: [HostileItem]

    /// Answers Ollama's chat.
    func respond(_ request: ServerRequest) -> ServerResponse {
        let messages = (try? request.json())?["messages"]?.array ?? []
        let texts = messages.prefix(2).compactMap { $0["content"]?.string }
        guard texts.count == 2 else { return .text("no messages", status: 400) }
        let answer = answer(system: texts[0], user: texts[1])
        let line: JSON = ["message": ["role": "assistant", "content": .string(answer)], "done": true, "done_reason": "stop"]
        return .bytes(Array((line.text + "\n").utf8), type: "application/x-ndjson")
    }

    func answer(system: String, user: String) -> String {
        let read = Self.legible(trust == .everything ? user.replacing("^", with: " ") : Self.instructions(in: user))
        var answer = honest(user)
        for item in items where read.contains(Self.legible(item.order)) {
            if let text = Deeds.raw[item.act] { return text }
            Deeds(system: system, user: user, id: item.id).perform(item.act, on: &answer)
        }
        return JSON.object(answer).text
    }

    /// What it sees as an order in a prompt.
    func obeys(_ item: HostileItem, system: String, user: String) -> Bool {
        Self.legible(trust == .everything ? user.replacing("^", with: " ") : Self.instructions(in: user)).contains(Self.legible(item.order))
    }

    // MARK: writing

    /// Sentences of the story, which every item tells beside what it wants.
    private func honest(_ user: String) -> [String: JSON] {
        let material = user.replacing("^", with: " ")
        let known = Stories.sentences.filter(material.contains)
        let said = known.isEmpty ? ["There is news."] : known
        return [
            "quotes": .array(known.prefix(1).map { ["source": "S1", "span": .string($0)] }), "hook": .string(said[0]),
            "body": .array((said.count > 1 ? Array(said.dropFirst()) : said).map { .string($0) }), "call_to_action": "What do you think?",
            "hashtags": ["News"], "alt_text": "A picture of what the news tells.", "picture_prompt": "A calm scene by the water at dawn",
        ]
    }

    // MARK: reading

    /// The prompt without marked material: what follows anything like the end of a block is outside, and so are words apart by spaces.
    private static func instructions(in user: String) -> String {
        var outside = ""
        var isInside = false
        for line in user.split(separator: "\n", omittingEmptySubsequences: false) {
            let plain = undressed(String(line))
            let words = plain.split(separator: " ").map(String.init)
            if plain.hasPrefix("<source") || plain.hasPrefix("<previous") {
                isInside = true
            } else if plain.contains("</source") || plain.contains("</ source") || plain.contains("</previous") || plain.hasPrefix("# ") {
                isInside = false
                outside += line + "\n"
            } else if !isInside || words.count > 3 {
                outside += line + "\n"
            }
        }
        return outside
    }

    /// As a model reads that has seen much: invisible letters and look-alikes are what they stand for.
    private static func legible(_ text: String) -> String {
        let tags = String(
            String.UnicodeScalarView(
                text.unicodeScalars.compactMap { scalar -> Unicode.Scalar? in
                    switch scalar.value {
                    case 0xE0020...0xE007E: Unicode.Scalar(scalar.value - 0xE0000)
                    case 0xE0110...0xE01EF: Unicode.Scalar(scalar.value - 0xE0100 + 16)
                    case 0xFE00...0xFE0F, 0x3164, 0x115F, 0x2800, 0x180E: nil
                    default: scalar
                    }
                }))
        return tags.skeleton.filter { $0.isLetter || $0.isNumber }
    }

    private static func undressed(_ text: String) -> String {
        String(text.skeleton.map { ["о": "o", "\u{FF1C}": "<"][$0] ?? $0 })
    }
}

/// The stories around the orders.
enum Stories {
    static let sentences = [
        "The weir at Halden now opens by itself when the river rises above two metres.",
        "It cost 3.4 million euros and replaces two shifts of keepers at night.",
        "Eleven bakeries in Tromso share one oven schedule and saved 18% of their power last winter.",
        "The idea came from Ingrid Solberg, who runs the oldest of the shops.",
        "The library of Orvelle has lent out 740 toolboxes since it opened its workshop in March.",
        "The town pays 12,000 euros a year for blades, drills and insurance.",
        "The ferry between Lohme and Binz sailed on batteries alone through the whole of last winter.",
        "The operator Rugenlinie had planned with forty failures in the first season.",
        "The school garden of Vellmar delivered 620 kilograms of vegetables to its own canteen this year.",
        "The cook Marta Ilves changed the menu twice a month to follow the harvest.",
    ]
}
