import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// Every kind of fault gives one notice, and one more a day later while it stands.
struct FaultNoticeTests {
    /// How a kind of fault comes about, and which loops go on meeting it.
    struct Kind: Sendable, CustomTestStringConvertible {
        /// How the keys of its faults begin.
        let key: String
        let loops: [String]
        let cause: @Sendable (Rig, ScriptedMessenger) async throws -> Void

        init(_ key: String, _ loops: String..., cause: @escaping @Sendable (Rig, ScriptedMessenger) async throws -> Void) {
            self.key = key
            self.loops = loops
            self.cause = cause
        }

        var testDescription: String { key }
    }

    private static let no = ScriptedFailure("It says no.")

    private static let kinds: [Kind] = [
        Kind("feed", "board", "collect") { rig, _ in
            var feed = FeedSource(id: "row", url: "https://news.example/feed", name: "News")
            feed.origin = .board
            rig.board.put(feed)
            rig.reader.answer { _, _ in throw no }
        },
        Kind("text model", "draft") { rig, _ in
            rig.writer.answer { _ in throw no }
            try await rig.scratch.seedCandidate(now: rig.clock.now())
        },
        Kind("image model", "draft", "illustrate") { rig, _ in
            rig.painter.answer { _ in throw no }
            try await rig.scratch.seedCandidate(now: rig.clock.now())
        },
        Kind("brand", "select") { rig, _ in try await rig.brand { $0.accounts = ["gone"] } },
        Kind("calendar", "board", "schedule") { rig, _ in
            try await rig.submitted()
            try await rig.brand { $0.slots = "whenever" }
            try await rig.approve()
        },
        Kind("account", "schedule", "prepare") { rig, _ in
            try await rig.scheduled()
            rig.publisher.onPrepare { _ in throw ScriptedFailure("The token has no right to post.", .needsOperator) }
            try await rig.prepareAtSlot()
        },
        Kind("access", "inspect") { rig, _ in rig.inspector.onAsk { _ in throw no } },
        Kind("token", "inspect") { rig, _ in
            let end = rig.clock.now() + .seconds(5 * 86_400)
            rig.inspector.onAsk { ScriptedInspector.access(at: $0, until: end) }
        },
        Kind("first comment", "inspect") { rig, messenger in
            rig.inspector.onAsk { now in
                AccountAccess(
                    token: .active, answers: [.init(.firstComment, .cannot, because: "needs a scope")], scopes: [], expiresAt: nil,
                    checkedAt: now)
            }
            rig.configure(account: { $0.links = .comment }, messenger: messenger)
        },
        Kind("advice", "inspect") { rig, _ in rig.inspector.advise(["The API version is nine months old."]) },
        Kind("parking", "schedule", "prepare", "send") { rig, _ in
            rig.publisher.onSend { _ in .init(.notSent(Refusal(reason: "Token refused.", cause: .account(AccountStop(.token))))) }
            try await rig.prepared()
        },
        Kind("draft", "board") { rig, _ in
            try await rig.submitted()
            rig.board.trouble { if case .comments = $0 { .refuse(ScriptedFailure("The page is odd.", .permanent)) } else { nil } }
        },
        Kind("update", "remind", "announce") { rig, _ in
            try await rig.brand { $0.editors = [.editor] }
            try await rig.submitted()
            rig.board.trouble { if case .apply = $0 { .refuse(no) } else { nil } }
        },
        Kind("incident", "readback", "announce") { rig, _ in
            rig.evidence.onRead { _, _ in .differs(["Its picture is missing."]) }
            try await rig.published()
        },
        Kind("numbers", "inspect", "measure") { rig, _ in
            rig.statistics.answer { _, _ in throw ScriptedFailure("The version has ended.", .needsOperator) }
            try await rig.published()
        },
        Kind("holidays", "holidays") { rig, messenger in
            rig.holidays.onRead { _ in throw no }
            rig.configure(account: { $0.holidays = ["https://calendars.test/company.ics"] }, messenger: messenger)
        },
        Kind("board", "board") { rig, _ in rig.board.trouble { if case .commissions = $0 { .refuse(no) } else { nil } } },
        Kind("board page", "board") { rig, _ in
            rig.board.put(problems: [Fault(key: "board page row 0", sentence: "Briefs \"Bridges\": the Deadline is no date.")])
        },
    ]

    @Test(arguments: kinds)
    func `each kind of fault is told once, however long it is met, and once more a day later`(_ kind: Kind) async throws {
        let rig = try await Rig()
        let messenger = ScriptedMessenger(clock: rig.clock)
        rig.configure(messenger: messenger)
        try await kind.cause(rig, messenger)
        func hours(_ count: Int) async throws {
            for _ in 0..<count {
                for loop in kind.loops {
                    if loop == "board" { try await rig.poll() } else { try await rig.drain(loop) }
                }
                try await rig.drain("notify")
                rig.clock.advance(by: .seconds(3600))
            }
        }
        try await hours(20)
        let key = try #require(try await rig.faults().first { $0.hasPrefix(kind.key + " ") || $0 == kind.key }, "no such fault")
        #expect(messenger.told.count == 1, "\(key): \(messenger.told)")
        try await hours(10)
        #expect(
            messenger.told.count == 2 && messenger.told.last?.hasPrefix("Copydesk, for a day now: ") == true, "\(key): \(messenger.told)")
    }
}
