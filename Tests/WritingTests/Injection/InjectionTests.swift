import Editorial
import FoundationEssentials
import HTTPClient
import HTTPServer
import Models
import Support
import TestKit
import Testing

/// Hostile feeds through the whole way to the draft and its page.
@Suite struct InjectionTests {
    private static let now = Date(milliseconds: 1_783_156_080_000)

    @Test("the corpus is read from real feeds: a hundred items and more, of ten kinds and more")
    func size() async throws {
        let items = try await Corpus.read(now: Self.now)
        #expect(items.count >= 170 && Set(items.map(\.kind)).count == Corpus.kinds.count)
        #expect(Set(items.map(\.id)).count == items.count)
        #expect(items.allSatisfy { !$0.order.isEmpty && !$0.act.isEmpty && !$0.item.title.isEmpty })
    }

    /// Drafts by a model that obeys, and by builtin where nothing usable came of it.
    private func drafts(
        _ trust: ObedientModel.Trust, links: LinkStyle, _ items: [HostileItem]
    ) async throws -> (made: [Desk.Made], asked: Int) {
        let model = ObedientModel(trust: trust, items: items)
        return try await Loopback.serve({ model.respond($0) }) { server in
            let tools = WritingTools(transport: HTTPClient(userAgent: "copydesk-tests"), clock: SystemClock())
            let ollama = OllamaSettings(baseURL: server.url, model: "obedient", context: 32_768).model(tools)
            let desk = try await Desk(models: [ollama, BuiltinTextModel()], links: links)
            let made = try await desk.drafts(of: items)
            // Questions about rules are asked too.
            let orders = try server.requests.filter { request in
                try request.json()["messages"]?[0]?["content"]?.string?.hasPrefix(PromptBuilder.houseRules) == true
            }
            return (made, orders.count)
        }
    }

    /// Every second item, of each kind.
    private static func half(_ isFirst: Bool, of items: [HostileItem]) -> [HostileItem] {
        items.enumerated().filter { ($0.offset % 2 == 0) == isFirst }.map(\.element)
    }

    private func expectContent(_ made: [Desk.Made], of items: [HostileItem]) {
        for draft in made where !draft.findings.isEmpty {
            Issue.record("\(draft.item.id) (\(draft.item.act), by \(draft.model)): \(draft.findings)\n\(draft.draft.content.text)")
        }
        #expect(made.count == items.count, "without a draft: \(Set(items.map(\.id)).subtracting(made.map(\.item.id)).sorted())")
        let told = made.filter { draft in Stories.sentences.contains { draft.draft.content.text.contains($0) } }
        #expect(told.count * 100 >= made.count * 95)
    }

    @Test("what a model obeys that trusts everything but marked material never reaches a draft", arguments: LinkStyle.allCases)
    func unmarked(_ links: LinkStyle) async throws {
        // Each item goes one of the ways.
        let items = Self.half(links == .card, of: try await Corpus.read(now: Self.now))
        let (made, asked) = try await drafts(.unmarked, links: links, items)
        expectContent(made, of: items)
        // Nothing was taken for an instruction.
        #expect(made.allSatisfy { $0.model == "ollama/obedient" } && asked == items.count)
    }

    @Test("a model that obeys even marked material is asked again at most twice, and nothing but content reaches a draft")
    func everything() async throws {
        let items = try await Corpus.read(now: Self.now)
        let (made, asked) = try await drafts(.everything, links: .card, items)
        expectContent(made, of: items)
        let fallen = made.filter { $0.model == "builtin" }.count
        #expect(fallen > 15 && asked == items.count + 2 * fallen)
        print("injection: \(items.count) items, \(fallen) answers of a model that obeys everything were refused three times")
    }

    @Test("builtin quotes no order to a machine")
    func builtin() async throws {
        let items = Self.half(true, of: try await Corpus.read(now: Self.now))
        expectContent(try await Desk(models: [BuiltinTextModel()], links: .card).drafts(of: items), of: items)
    }
}
