import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// An editor whose preferences nobody was told, over forty drafts.
struct SimulatedEditorTests {
    private static let drafts = 40

    @Test
    func `with learning on the editor changes at least 30 % less in the last ten of 40 drafts than in the first; with it off no less`()
        async throws
    {
        async let accepting = Self.distances(accepting: true)
        async let declining = Self.distances(accepting: false)
        let (on, off) = (try await accepting, try await declining)
        func mean(_ distances: some Collection<Double>) -> Double { distances.reduce(0, +) / Double(distances.count) }
        let (onFirst, onLast) = (mean(on.prefix(10)), mean(on.suffix(10)))
        let (offFirst, offLast) = (mean(off.prefix(10)), mean(off.suffix(10)))
        print(
            "edit distance, first ten and last ten of 40 drafts: learning on \(onFirst) and \(onLast) (\(1 - onLast / onFirst) less), "
                + "off \(offFirst) and \(offLast)")
        #expect(on.count == Self.drafts && off.count == Self.drafts)
        #expect(onLast <= 0.7 * onFirst)
        #expect(offLast >= 0.95 * offFirst && offFirst > 0.2)
    }

    /// How much of each text the editor changed, as a part of its words.
    private static func distances(accepting: Bool) async throws -> [Double] {
        let rig = try await Rig()
        rig.writer.answer { LookalikeWriter.write($0) }
        let editor = HiddenPreferences()
        var distances: [Double] = []
        for number in 0..<drafts {
            let id = try await proposed(number, on: rig)
            let text = try rig.page(id).text
            let edited = editor.edited(text)
            distances.append(EditDistance.share(text, edited))
            rig.clock.advance(by: .seconds(61))
            rig.board.edit(id) { $0.text = edited }
            try await rig.poll()
            try await rig.approve(id)
            try #require(try await rig.draft(id).content.text == edited)
            // It is posted, and its page is looked at no more.
            try await rig.store.amend(id, lease: nil, now: rig.clock.now()) { row in
                row.state = .published
                return DraftFiling()
            }
            rig.clock.advance(by: .seconds(3600))
            try await rig.work("learn")
            if accepting { editor.decide(on: rig.board) }
            try await rig.poll()
        }
        return distances
    }

    /// A new draft on its page, with its picture.
    private static func proposed(_ number: Int, on rig: Rig) async throws -> String {
        let items = try await rig.scratch.seedItems(["news \(number)"], now: rig.clock.now()) { $0.text = "The ferry sails." }
        try await rig.scratch.seedCandidate("candidate \(number)", items: items.map(\.id), now: rig.clock.now())
        try await rig.drain("draft", "submit", "illustrate", "announce")
        try await rig.poll()
        return try #require(try await rig.store.openDrafts().first { $0.candidateID == "candidate \(number)" }?.id)
    }
}

/// A model that keeps to the rules in its prompt, and else writes as models do.
private enum LookalikeWriter {
    static func write(_ order: WritingOrder) -> Writing {
        let rules = order.prompt.system
        let banned = rules.matches(of: #/Never use "([^"]+)"/#).map { String($0.1).lowercased() }
        func allowed(_ words: String) -> String { banned.contains { words.lowercased().contains($0) } ? "" : words }
        let topic = order.assignment.items.first.map(\.id) ?? "nothing"
        let rocket = rules.contains("No emoji.") ? "" : " 🚀"
        let hook = allowed("In our fast-paced world, ") + "\(topic) sails" + allowed(", a total game changer") + "." + rocket
        let facts = (1...8).map { "Fact \(["one", "two", "three", "four", "five", "six", "seven", "eight"][$0 - 1]) of \(topic) is plain." }
        let most = rules.firstMatch(of: #/At most (\d+) words/#).flatMap { Int($0.1) } ?? 1000
        let room = max(1, (most - hook.split(separator: " ").count) / 7)
        let question = rules.contains("Do not end with a question.") ? "" : "What do you think of \(topic)?"
        let hashtags = rules.firstMatch(of: #/At most (\d+) hashtags/#).flatMap { Int($0.1) } ?? 5
        return Writing(
            hook: hook, body: [facts.prefix(room).joined(separator: " ")], callToAction: question,
            hashtags: Array(["Ferry", "Harbour", "Innovation", "Future", "Success"].prefix(hashtags)), altText: "A ferry",
            picturePrompt: "a ferry", quotes: [Quote(source: "S1", span: "The ferry sails.")])
    }
}

/// What this editor wants: no phrases of salesmen, no emoji, no question at the end, three facts, two hashtags.
private struct HiddenPreferences {
    /// Takes the rules that say what he wants, and deletes the others.
    func decide(on board: ScriptedBoard) {
        let wanted = ["paced world", "game changer", "emoji", "question", "words", "hashtags"]
        for rule in board.brand("brand")?.proposedRules ?? [] {
            if wanted.contains(where: rule.contains) { board.accept(rule, onBrand: "brand") } else { board.decline(rule, onBrand: "brand") }
        }
    }

    func edited(_ text: String) -> String {
        text.split(separator: "\n\n").map(String.init).compactMap { part -> String? in
            if part.hasPrefix("#") { return part.split(separator: " ").prefix(2).joined(separator: " ") }
            var part = part.replacing("In our fast-paced world, ", with: "").replacing(", a total game changer", with: "")
            part = part.replacing(" 🚀", with: "")
            if part.hasPrefix("What do you think") { return nil }
            if part.hasPrefix("Fact") { part = part.split(separator: ".").prefix(3).joined(separator: ".") + "." }
            return part
        }.joined(separator: "\n\n")
    }
}

/// Words that have to be put in or taken out, as a part of those of the longer text (Levenshtein 1966).
private enum EditDistance {
    static func share(_ left: String, _ right: String) -> Double {
        let (left, right) = (left.split(whereSeparator: \.isWhitespace), right.split(whereSeparator: \.isWhitespace))
        var row = Array(0...right.count)
        for (i, word) in left.enumerated() {
            var last = row[0]
            row[0] = i + 1
            for j in right.indices {
                let cost = min(row[j] + 1, row[j + 1] + 1, last + (word == right[j] ? 0 : 1))
                (last, row[j + 1]) = (row[j + 1], cost)
            }
        }
        return Double(row[right.count]) / Double(max(1, left.count, right.count))
    }
}
