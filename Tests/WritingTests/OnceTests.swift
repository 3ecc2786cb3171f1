import Editorial
import Feeds
import FoundationEssentials
import HTTPClient
import HTTPServer
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// One draft outside of the line.
@Suite struct OnceTests {
    private static let page = ServerResponse.html(
        "<html lang=en><head><title>Pump news</title></head><body><p>The pump saved 47% of the water in two summers.</p></body></html>")

    private func desk(_ reader: (any PageReader)? = nil) async throws -> (Desk, ScriptedTextModel) {
        let writer = ScriptedTextModel("writer")
        return (try await Desk(models: [writer], links: .text, pages: reader), writer)
    }

    private func request(_ origin: DraftRequest.Origin, brand: String? = nil, forBoard: Bool = false) -> DraftRequest {
        DraftRequest(origin, brand: brand, account: nil, isForBoard: forBoard)
    }

    private func waiting(_ desk: Desk) async throws -> [String] {
        try await desk.scratch.store.status(now: desk.clock.now()).queues.filter { $0.count > 0 }.map(\.name)
    }

    @Test("a page is read politely, drafted and linked, and nothing is kept")
    func page() async throws {
        try await Loopback.serve({ $0.path == "/robots.txt" ? .empty(404) : Self.page }) { server in
            let reader = PageFetcher(http: HTTPClient(userAgent: "copydesk-tests"), privateNetworks: ["127.0.0.1"])
            let (desk, writer) = try await desk(reader)
            let made = try await desk.drafting.once(request(.page(server.url + "/news")), brands: [Desk.brand])
            #expect(made.draft.content.text == "A hook\n\nA paragraph.\n\nSource: \(server.url)/news")
            #expect(writer.orders.last?.prompt.user.contains("The^pump^saved^47%") == true)
            #expect(server.requests.map(\.path) == ["/robots.txt", "/news"])
            #expect(try await waiting(desk).isEmpty)
        }
    }

    @Test("a text's short first paragraph is its title; the brand is the only one, the named one or asked for")
    func text() async throws {
        let (desk, writer) = try await desk()
        var other = Brand(id: "other", name: "Other")
        other.language = "de"
        let text = DraftRequest.Origin.text("A pump\n\nIt saves 47% of the water.")
        let made = try await desk.drafting.once(request(text), brands: [Desk.brand])
        #expect(made.assignment.items.map(\.title) == ["A pump"] && made.assignment.items[0].text == "It saves 47% of the water.")
        let plain = DraftRequest.Origin.text("A pump runs. It saves 47% of the water.\n\nIt is new.")
        let short = try await desk.drafting.once(request(plain), brands: [Desk.brand])
        #expect(short.assignment.items[0].title == "A pump runs.")
        #expect(short.assignment.items[0].text == "It saves 47% of the water.\n\nIt is new.")
        #expect(made.draft.account == "company" && made.draft.brandID == "brand")
        _ = try await desk.drafting.once(request(text, brand: "Other"), brands: [Desk.brand, other])
        #expect(writer.orders.last?.prompt.system.contains("Write in German") == true)
        let several = await #expect(throws: (any Error).self) { try await desk.drafting.once(request(text), brands: [Desk.brand, other]) }
        #expect("\(String(describing: several))".contains("name one with --brand: Waterworks, Other"))
        #expect(try await desk.drafting.once(request(text), brands: []).assignment.brand.name.isEmpty)
        await #expect(throws: (any Error).self) { try await desk.drafting.once(request(text, forBoard: true), brands: []) }
        #expect(try await waiting(desk).isEmpty)
    }

    @Test("for the board the draft is filed with its sources, and one that nobody could write is given up")
    func forBoard() async throws {
        let (desk, writer) = try await desk()
        let made = try await desk.drafting.once(request(.text("It saves 47%."), forBoard: true), brands: [Desk.brand])
        let taken = try #require(try await desk.scratch.store.take(.submitting, now: desk.clock.now(), lease: .seconds(60)))
        #expect(taken.draft.id == made.draft.id)
        #expect(try await desk.scratch.store.assignment(ofDraft: made.draft.id)?.items.map(\.text) == ["It saves 47%."])
        writer.answer { _ in throw ScriptedFailure("Out of memory.") }
        let failed = await #expect(throws: (any Error).self) {
            try await desk.drafting.once(request(.text("It saves 48%."), forBoard: true), brands: [Desk.brand])
        }
        #expect("\(String(describing: failed))".contains("Out of memory."))
        #expect(try await desk.scratch.store.nextCandidateDue(now: desk.clock.now()) == nil)
    }
}
