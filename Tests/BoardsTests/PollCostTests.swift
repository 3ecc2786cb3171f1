import Boards
import Editorial
import FoundationEssentials
import Notion
import Rehearsal
import Support
import Testing

/// What a round of polling costs in requests: five at most, and one for each page whose stamp moved.
@Suite struct PollCostTests {
    private static let guidelines = "## Voice\nPlain words.\n- Do this\n- Not this\n## Legal\nNothing."

    /// Takes part in rounds as the daemon does: what was seen is known in the next one.
    private final class Poll {
        let stage: Stage
        private var stamps: [String: PageStamp] = [:]
        private var pages: [String: PageStamp] = [:]
        private var cursor: Date?
        /// What the last round brought of the orders.
        private(set) var orders: CommissionReading?

        init(_ stage: Stage) { self.stage = stage }

        /// One round, 15 s after the last; its requests, and the drafts' pages that it read.
        func round() async throws -> (cost: Int, pages: [BoardPage]) {
            stage.clock.advance(by: .seconds(15))
            let before = stage.workspace.requests.count
            let orders = try await stage.board.commissions(known: stamps)
            stamps = orders.stamps
            self.orders = orders
            let changes = try await stage.board.changes(since: cursor, known: pages)
            for page in changes.pages { pages[page.reference.pageID] = page.stamp }
            cursor = changes.cursor ?? cursor
            return (stage.workspace.requests.count - before, changes.pages)
        }

        /// The text of the one page that a round reads.
        func text() async throws -> String {
            guard let post = try await round().pages.first?.post else { return "not read" }
            return CanonicalText(post).text
        }

        /// Rounds until nothing is read any more but tables.
        func settle() async throws { for _ in 0..<12 { _ = try await round() } }
    }

    @Test func `half an hour of rounds in which nothing happens takes at most five requests each`() async throws {
        try await onStage { stage in
            let poll = try await Self.desk(stage, drafts: 3)
            var costs: [Int] = []
            for _ in 0..<120 { costs.append(try await poll.round().cost) }
            #expect(costs.max() ?? 9 <= 5)
            #expect(costs.reduce(0, +) < 120 * 5)
        }
    }

    @Test func `a sweep asks for none of the pages that are closed`() async throws {
        try await onStage { stage in
            for number in 0..<30 {
                try stage.workspace.seed(
                    NotionSeed(
                        table: "Drafts",
                        properties: ["Name": "Old", "Status": "Published", "Draft ID": .string("old-\(number)")], body: "It was."))
            }
            stage.clock.advance(by: .seconds(3600))
            let before = stage.workspace.log.calls
            #expect(try await stage.board.changes(since: nil, known: [:]).pages.count == 30)
            #expect(stage.workspace.log.calls["GET /v1/blocks/*/children"] == before["GET /v1/blocks/*/children"])
        }
    }

    @Test func `tables of more rows than a request brings cost no more, and what is edited, added or trashed there is seen`() async throws {
        try await onStage { stage in
            let poll = try await Self.desk(stage, drafts: 1)
            for number in 0..<103 {
                try stage.workspace.seed(.feed("Feed \(number)", url: "https://news.example/\(number)", brand: "Acme"))
            }
            for number in 0..<3 { try stage.workspace.seed(.brief("Brief \(number)", brand: "Acme", text: "Say \(number).")) }
            try await poll.settle()
            stage.clock.advance(by: .seconds(120))
            for _ in 0..<9 { #expect(try await poll.round().cost <= 5) }
            #expect(poll.orders?.feeds.count == 103 && poll.orders?.present.count == 103 + 3 + 1)
            let feed = stage.workspace.rows(of: "Feeds")[7].id
            try stage.workspace.perform(.setProperty(page: feed, name: "Paused", value: true))
            let brief = stage.workspace.rows(of: "Briefs")[0].id
            try stage.workspace.perform(.setProperty(page: brief, name: "Posts wanted", value: 2))
            let added = try stage.workspace.seed(.feed("Added", url: "https://news.example/added", brand: "Acme"))
            #expect(try await poll.round().cost <= 5 + 1)
            #expect(poll.orders?.feeds.first { $0.id == feed }?.isPaused == true && poll.orders?.present.contains(added) == true)
            #expect(poll.orders?.briefs.map(\.id) == [brief] && poll.orders?.briefs.first?.postsWanted == 2)
            for table in ["Feeds", "Briefs"] { try stage.workspace.perform(.trash(stage.workspace.rows(of: table)[2].id)) }
            for _ in 0..<9 { #expect(try await poll.round().cost <= 5 + 1) }
            #expect(poll.orders?.feeds.count == 103 && poll.orders?.present.count == 103 + 2 + 1)
        }
    }

    @Test func `a row of a long table that is not shared any more is noticed in the sweep`() async throws {
        try await onStage { stage in
            let poll = try await Self.desk(stage, drafts: 1)
            for number in 0..<103 {
                try stage.workspace.seed(.feed("Feed \(number)", url: "https://news.example/\(number)", brand: "Acme"))
            }
            try await poll.settle()
            let feed = stage.workspace.rows(of: "Feeds")[7].id
            try stage.workspace.perform(.share(feed, false))
            _ = try await poll.round()
            #expect(poll.orders?.feeds.count == 103)
            stage.clock.advance(by: .seconds(6 * 3600))
            _ = try await poll.round()
            #expect(poll.orders?.feeds.count == 102)
        }
    }

    @Test func `a page whose properties were changed takes one request in each round until its minute is over`() async throws {
        try await onStage { stage in
            let poll = try await Self.desk(stage, drafts: 4)
            let drafts = stage.workspace.rows(of: "Drafts")
            for draft in drafts.prefix(3) { try stage.workspace.perform(.setProperty(page: draft.id, name: "Hold", value: true)) }
            for index in 0..<6 {
                let (cost, pages) = try await poll.round()
                #expect(cost <= 5 + 3)
                let held = pages.filter(\.isOnHold)
                #expect(index > 0 || held.count == 3)
                #expect(held.allSatisfy { $0.post.map { CanonicalText($0).text.hasPrefix("Hook line.") } ?? true })
            }
            let brand = stage.workspace.rows(of: "Brands")[0].id
            for isPaused in [true, false] {
                try stage.workspace.perform(.setProperty(page: brand, name: "Paused", value: .bool(isPaused)))
                // The note on the row when it was read is a write.
                for _ in 0..<8 { #expect(try await poll.round().cost <= 5 + 1 + 1) }
            }
        }
    }

    @Test func `an edit behind an unchanged mark is never missed, wherever on the page it was made`() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            let poll = Poll(stage)
            try await poll.settle()
            let paragraphs = stage.paragraphs(of: page)
            let acts: [(NotionAct, String)] = [
                (.editBlock(paragraphs[0], text: "Another hook."), "Another hook.\n\nSecond"),
                (.insertAfter(paragraphs[0], text: "Checks"), "Another hook.\n\nChecks\n\nSecond"),
                (
                    .editBlock(paragraphs[1], text: "- no list\n<callout>\nno callout"),
                    "Checks\n\n- no list\n<callout>\nno callout\n\n#Swift"
                ),
                (.insertInto(paragraphs[0], text: "inside"), "Another hook.\n  inside"),
                (.deleteBlock(paragraphs[2]), "no callout"),
            ]
            for (act, words) in acts {
                try stage.workspace.perform(act)
                let seen = try await poll.text()
                #expect(seen.contains(words), "\(words)")
            }
            try stage.workspace.perform(.deleteBlock(page.postBlockID))
            #expect(try await poll.text().isEmpty)
        }
    }

    @Test func `a tick under Versions is seen, and another version that is listed there reads no blocks`() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            let poll = Poll(stage)
            func version(_ number: Int) async throws {
                let version = DraftVersion(
                    draftID: "draft-1", number: number, author: "Ada", reason: "edited", text: "Text \(number).", altText: "",
                    createdAt: stage.clock.now())
                _ = try await stage.board.apply(stage.update(.version(version), key: "v\(number)"), to: page, picture: nil)
            }
            try await version(1)
            try await poll.settle()
            try await version(2)
            stage.clock.advance(by: .seconds(60))
            #expect(try await poll.round().cost <= 5 + 1)
            let lines = stage.workspace.blocks(of: page.pageID).filter { $0.isTicked != nil }
            #expect(lines.count == 2)
            try stage.workspace.perform(.tick(lines[1].id, true))
            let ticked = try await poll.round().pages.first?.ticked ?? []
            #expect(ticked == [2])
        }
    }

    @Test func `a text that was edited takes three requests: what stands on the page, where, and under Post`() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            let version = DraftVersion(
                draftID: "draft-1", number: 1, author: "Ada", reason: "edited", text: "Text 1.", altText: "", createdAt: stage.clock.now())
            _ = try await stage.board.apply(stage.update(.version(version), key: "v1"), to: page, picture: nil)
            let poll = Poll(stage)
            try await poll.settle()
            try stage.workspace.perform(.editBlock(stage.paragraphs(of: page)[0], text: "Changed"))
            // Who edited it has to be asked once.
            #expect(try await poll.round().cost <= 5 + 3 + 1)
            stage.clock.advance(by: .seconds(120))
            try await poll.settle()
            try stage.workspace.perform(.editBlock(stage.paragraphs(of: page)[0], text: "Changed again"))
            #expect(try await poll.round().cost <= 5 + 3)
        }
    }

    @Test func `guidelines are read anew when a line inside a list changes`() async throws {
        try await onStage { stage in
            let brand = try stage.workspace.seed(.brand("Acme", guidelines: Self.guidelines))
            let item = try #require(stage.workspace.blocks(of: brand).first { $0.text == "Not this" })
            try stage.workspace.perform(.insertInto(item.id, text: "nor that"))
            var stamps = try await stage.board.commissions(known: [:]).stamps
            stage.clock.advance(by: .seconds(90))
            try stage.workspace.perform(.setProperty(page: brand, name: "Maximum a day", value: 3))
            let same = try await stage.board.commissions(known: stamps)
            #expect(same.brands.first?.maximumADay == 3)
            let guidelines = same.brands.first?.guidelines.text ?? ""
            #expect(guidelines.contains("  nor that"))
            stamps = same.stamps
            try stage.workspace.perform(.replaceText(page: brand, of: "nor that", with: "nor the other"))
            let changed = try await stage.board.commissions(known: stamps).brands.first?.guidelines.text ?? ""
            #expect(changed.contains("  nor the other"))
        }
    }

    @Test func `a server without markdown is read by blocks, and asked again after an hour`() async throws {
        try await onStage { stage in
            stage.workspace.faults.add(.init(.status(400), path: "/v1/pages/*/markdown", method: "GET", count: nil))
            let page = try await stage.board.submit(stage.submission())
            let poll = Poll(stage)
            try await poll.settle()
            func asked() -> Int { stage.workspace.log.calls["GET /v1/pages/*/markdown"] ?? 0 }
            #expect(asked() == 1)
            try stage.workspace.perform(.editBlock(stage.paragraphs(of: page)[0], text: "Changed"))
            #expect(try await poll.text().hasPrefix("Changed"))
            #expect(asked() == 1)
            stage.workspace.faults.clear()
            stage.clock.advance(by: .seconds(3600))
            try stage.workspace.perform(.editBlock(stage.paragraphs(of: page)[0], text: "Changed again"))
            #expect(try await poll.text().hasPrefix("Changed again"))
            #expect(asked() == 2)
        }
    }

    @Test func `an act is seen in the next round, however many own writes are still to be read again`() async throws {
        try await onStage { stage in
            let poll = try await Self.desk(stage, drafts: 1)
            var pages: [String] = []
            for number in 0..<20 { pages.append(try await stage.board.submit(stage.submission(id: "late-\(number)")).pageID) }
            stage.clock.advance(by: .seconds(70))
            try stage.workspace.perform(.setProperty(page: pages[19], name: "Hold", value: true))
            let seen = try await poll.round().pages
            #expect(seen.contains { $0.reference.pageID == pages[19] && $0.isOnHold })
            #expect(seen.count < 21)
        }
    }

    private static func desk(_ stage: Stage, drafts: Int) async throws -> Poll {
        try stage.workspace.seed(.brand("Acme", guidelines: guidelines))
        for number in 0..<drafts { _ = try await stage.board.submit(stage.submission(id: "draft-\(number)")) }
        // Who Ada is has to be asked once.
        try stage.workspace.perform(.setProperty(page: stage.workspace.rows(of: "Drafts")[0].id, name: "Hold", value: false))
        let poll = Poll(stage)
        try await poll.settle()
        return poll
    }
}
