import Editorial
import FoundationEssentials
import Support
import TestKit
import Testing

@testable import Models

/// Every guard is there for something: without it, orders of the corpus come further.
@Suite struct GuardTests {
    private static let now = Date(milliseconds: 1_783_156_080_000)
    private static let nonce = "abadcafefeedbead"

    private enum Guard: String, CaseIterable { case none, cleaning, orders, marks, blockMarks }

    /// The prompt for an item as it is, or as it would be without one of the guards.
    private func prompt(_ item: HostileItem, without gap: Guard) -> Prompt {
        let prompt = PromptBuilder.prompt(for: Desk.assignment(item.item), nonce: Self.nonce)
        let whole = item.item.title + ". " + item.item.text
        let told = MachineTalk.removed(from: item.item)
        let words =
            switch gap {
            case .none: UntrustedText.datamarked(told, nonce: Self.nonce, limit: 12_000)
            case .cleaning: UntrustedText.datamarked(item.source, nonce: Self.nonce, limit: 12_000)
            case .orders: UntrustedText.datamarked(whole, nonce: Self.nonce, limit: 12_000)
            case .marks: UntrustedText.datamarked(told, nonce: Self.nonce, limit: 12_000).replacing("^", with: " ")
            // Whoever words an order so that it is not known as one.
            case .blockMarks: UntrustedText.clean(whole).collapsed.replacing(" ", with: "^")
            }
        let block = "<source S1 \(Self.nonce)>\n\(words)\n</source S1 \(Self.nonce)>"
        let parts = prompt.user.components(separatedBy: "<source S1 \(Self.nonce)>")
        let rest = parts.last?.components(separatedBy: "</source S1 \(Self.nonce)>").last ?? ""
        return Prompt(system: prompt.system, user: parts[0] + block + rest, nonce: Self.nonce, pages: [])
    }

    @Test("without one of the guards of the prompt more orders are read, or are taken for instructions")
    func prompts() async throws {
        let items = try await Corpus.read(now: Self.now)
        var read: [Guard: Int] = [:]
        var taken: [Guard: Int] = [:]
        for gap in Guard.allCases {
            for item in items {
                let prompt = prompt(item, without: gap)
                if ObedientModel(trust: .everything, items: []).obeys(item, system: prompt.system, user: prompt.user) {
                    read[gap, default: 0] += 1
                }
                if ObedientModel(trust: .unmarked, items: []).obeys(item, system: prompt.system, user: prompt.user) {
                    taken[gap, default: 0] += 1
                }
            }
        }
        for gap in Guard.allCases {
            print(
                "guards: without \(gap): \(read[gap, default: 0]) of \(items.count) orders are read, \(taken[gap, default: 0]) taken for instructions"
            )
        }
        #expect(taken[.none] == nil)
        #expect(read[.cleaning, default: 0] > read[.none, default: 0] && read[.orders, default: 0] > read[.none, default: 0])
        #expect(taken[.marks, default: 0] > 0 && taken[.blockMarks, default: 0] > 0)
    }

    @Test("each check of an answer is the only one that stops something")
    func answers() async throws {
        let items = try await Corpus.read(now: Self.now)
        var alone: [String: Int] = [:]
        for item in items {
            let prompt = prompt(item, without: .orders)
            let order = WritingOrder(assignment: Desk.assignment(item.item), prompt: prompt, revision: nil, seed: 1)
            let text = ObedientModel(trust: .everything, items: [item]).answer(system: prompt.system, user: prompt.user)
            guard let answer = WritingAnswer(text) else { continue }
            let kinds = Set(DraftChecks.violations(answer.writing, order).map(\.template))
            if kinds.count == 1, let kind = kinds.first { alone[kind, default: 0] += 1 }
        }
        for (kind, count) in alone.sorted(by: { $0.value > $1.value }) { print("guards: only \"\(kind)\" stops \(count)") }
        for sign in [
            "no web or mail addresses", "is markup", "nothing that people can read", "is no source that was given", "A mark of the sources",
            "Words are joined", "repeats the instructions", "an instruction to a machine", "is a banned word", "shorten the body",
        ] { #expect(alone.keys.contains { $0.contains(sign) }, "\(sign)") }
    }
}
