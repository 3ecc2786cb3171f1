import Editorial
import FoundationEssentials
import ProofKit
import Rehearsal
import Storage
import Support
import TestKit
import Testing

@testable import Daemon

/// A desk that fails all the time, in every way that it can.
struct OutageRaceTests {
    private static let kinds: [Rehearsal.Fault.Kind] = [
        .refused(429, retryAfter: "20"), .refused(429, retryAfter: "Mon, 23 Nov 2026 08:00:00 GMT"), .refused(429, retryAfter: nil),
        .refused(429, retryAfter: "never"), .refused(429, retryAfter: "999999999"), .refused(529, retryAfter: "60"), .status(409),
        .status(500), .html(502), .status(503), .dropBefore, .dropAfter, .resetBefore, .resetAfter, .statusAfter(500), .htmlAfter(502),
        .truncate, .invalidJSON,
    ]
    private static let paths = [
        ("POST", "/v1/pages"), ("PATCH", "*"), ("DELETE", "*"), ("POST", "/v1/comments"), ("POST", "/v1/file_uploads*"), ("GET", "*"),
        ("POST", "*/query"),
    ]

    /// Lets time pass under ever new failures, until it is so.
    private static func weather(
        _ house: FaultHouse, _ random: inout SeededRandom, _ what: String, until isSo: () async throws -> Bool
    ) async throws {
        for _ in 0..<400 {
            if try await isSo() { return }
            if random.next() % 3 == 0 {
                let kind = kinds[Int(random.next() % UInt64(kinds.count))]
                let (method, path) = paths[Int(random.next() % UInt64(paths.count))]
                house.notion.faults.add(Rehearsal.Fault(kind, path: path, method: method, skip: Int(random.next() % 3)))
            }
            house.theatre.clock.jump(to: house.clock.now() + .seconds(47))
            for name in ["submit", "board", "schedule", "announce"] { try await house.line.drain(name) }
        }
        throw Missing(description: "\(what) did not happen; the page says \(house.status) and \(house.comments)")
    }

    @Test(arguments: UInt64(1)...4)
    func `one page, one answer to each order, one post, and no word of an editor's is lost`(seed: UInt64) async throws {
        try await FaultHouse.open(account: "Company page", hasPicture: true) { house in
            var random = SeededRandom(seed: seed)
            house.notion.configure { $0.indexLag = .seconds(5) }
            try await Self.weather(house, &random, "the review") {
                house.status == "In review" && house.blocks.contains { $0.type == "image" }
            }
            let page = try #require(house.row).id
            let asked = try ["/alt A one", "/hold", "/help", "/nonsense"].map {
                try house.notion.perform(.comment(on: page, text: $0), by: .ada)
            }
            try house.act(.editBlock(house.paragraphs[0].id, text: "An editor's own line."), by: .ben)
            try await Self.weather(house, &random, "an answer to each") {
                asked.allSatisfy { !house.answers(to: $0).isEmpty } && house.row?.properties["Hold"] == true
                    && house.row?.properties["Alt text"] == "A one" && house.versions.count == 1
            }
            try house.set("Hold", false)
            try await Self.weather(house, &random, "the release") { try await !house.draft().isOnHold }
            house.notion.faults.clear()
            house.theatre.clock.jump(to: house.clock.now() + .seconds(7200))
            try await house.settle(rounds: 4)
            try await house.approve()
            try await house.toSlot()
            try await house.settle(rounds: 20)
            #expect(house.notion.rows(of: "Drafts").count == 1 && house.notion.rows(of: "Drafts", inTrash: true).isEmpty)
            #expect(asked.map { house.answers(to: $0).count } == [1, 1, 1, 1], "\(house.comments)")
            #expect(house.comments(with: "Approved: ").count == 1 && house.comments(with: "Published: ").count == 1, "\(house.comments)")
            #expect(house.theatre.linkedIn.allPosts.map(\.text) == ["An editor's own line.\n\n#Exactly1"])
            #expect(house.text == "An editor's own line.\n\n#Exactly1" && house.notion.violations.isEmpty)
        }
    }
}
