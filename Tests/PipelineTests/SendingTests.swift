import Editorial
import FoundationEssentials
import Storage
import Support
import TestKit
import Testing

@testable import Pipeline

/// What stands between a prepared post and a platform, and what follows from each ending.
@Suite struct SendingTests {
    @Test("an approved post is sent at its slot, once, and its page shows the link")
    func sends() async throws {
        let rig = try await Rig()
        try await rig.prepared()
        try await rig.drain("send", "announce", "send")
        #expect(rig.publisher.sent.count == 1)
        #expect(try await rig.state() == .published)
        #expect(try rig.page().status == .published)
        #expect(try rig.page().publishedURL == "https://posts.test/draft")
        #expect(try rig.page().answers.map { $0.prefix(9) } == ["Approved:", "Published"])
        #expect(try await rig.store.decisions(ofDraft: "draft").map(\.kind) == [.asked, .approved, .published])
    }

    @Test("nothing is sent before the slot")
    func waitsForSlot() async throws {
        let rig = try await Rig()
        try await rig.scheduled()
        rig.clock.advance(to: try #require(try await rig.draft().slot) - .seconds(1))
        try await rig.drain("prepare", "send")
        #expect(rig.publisher.sent.isEmpty)
        #expect(try await rig.line.stages.first { $0.name == "send" }?.nextDue(now: rig.clock.now()) == rig.draft().slot)
    }

    // MARK: the look before the slot

    @Test("a lone post is looked at two seconds before its slot, and at the slot the board is not asked again")
    func looksAhead() async throws {
        let rig = try await Rig()
        try await rig.scheduled()
        let slot = try await rig.slotAhead()
        let sending = try rig.stage("send")
        #expect(try await sending.nextDue(now: rig.clock.now()) == slot - .seconds(8))
        rig.clock.advance(to: slot - .seconds(8))
        #expect(try await !sending.workOnce())
        #expect(try await sending.nextDue(now: rig.clock.now()) == slot - .milliseconds(1800))
        rig.clock.advance(to: slot - .milliseconds(1800))
        let before = rig.board.deeds.count
        try await rig.drain("send")
        #expect(rig.board.deeds.count == before + 2)
        #expect(rig.publisher.sent.isEmpty)
        #expect(try await sending.nextDue(now: rig.clock.now()) == slot)
        rig.clock.advance(to: slot)
        try await rig.drain("send")
        #expect(rig.publisher.sent.count == 1)
        #expect(rig.board.deeds.count == before + 2)
    }

    @Test("ten posts of one minute are looked at eight seconds before it, for the board's rate", arguments: [1, 3, 10, 1000])
    func lead(_ crowd: Int) {
        #expect(LookAhead.lead(crowd: crowd) == min(.seconds(8), .milliseconds(1000 + 800 * crowd)))
        #expect(LookAhead.longest + LookAhead.margin < Sending.limit)
    }

    @Test("an act that the look before the slot finds counts, and one after it still voids by the poll", arguments: [true, false])
    func actAroundTheLook(_ isBefore: Bool) async throws {
        let rig = try await Rig()
        try await rig.scheduled()
        let slot = try await rig.slotAhead()
        rig.clock.advance(to: slot - .seconds(11))
        let act: @Sendable () -> Void = { rig.board.edit("draft") { $0.status = .rejected } }
        if isBefore { act() }
        rig.clock.advance(to: slot - .seconds(1))
        try await rig.drain("send")
        if !isBefore {
            act()
            try await rig.work("board")
        }
        rig.clock.advance(to: slot)
        try await rig.drain("send")
        #expect(rig.publisher.sent.isEmpty)
        #expect(try await rig.state() == .rejected)
    }

    @Test("a brand that is paused eleven seconds before the slot sends nothing")
    func pausedElevenSecondsBefore() async throws {
        let rig = try await Rig()
        try await rig.scheduled()
        let slot = try await rig.slotAhead()
        rig.clock.advance(to: slot - .seconds(11))
        var brand = try #require(rig.board.brand("brand"))
        brand.isPaused = true
        rig.board.put(brand)
        for _ in 0..<30 {
            try await rig.drain("send")
            rig.clock.advance(by: .seconds(1))
        }
        #expect(rig.publisher.sent.isEmpty)
    }

    @Test("a look that is older than nine seconds when its post is armed is made again")
    func staleLook() async throws {
        let rig = try await Rig()
        try await rig.scheduled()
        let slot = try await rig.slotAhead()
        rig.clock.advance(to: slot - .seconds(1))
        try await rig.drain("send")
        rig.board.edit("draft") { $0.status = .rejected }
        rig.clock.advance(to: slot + .milliseconds(8001))
        try await rig.drain("send")
        #expect(rig.publisher.sent.isEmpty)
        #expect(try await rig.state() == .rejected)
    }

    @Test("a daemon that starts between the look and the slot looks again")
    func restartedAfterTheLook() async throws {
        let rig = try await Rig()
        try await rig.scheduled()
        let slot = try await rig.slotAhead()
        rig.clock.advance(to: slot - .seconds(1))
        try await rig.drain("send")
        rig.board.edit("draft") { $0.status = .rejected }
        rig.clock.advance(to: slot)
        let restarted = Sending(rig.workshop, rig.store, drafts: rig.store, board: rig.store, parking: rig.store)
        while try await restarted.workOnce() {}
        #expect(rig.publisher.sent.isEmpty)
        #expect(try await rig.state() == .rejected)
    }

    // MARK: -

    @Test("a paused account sends nothing; after the pause the post goes out")
    func pausedAccount() async throws {
        let rig = try await Rig()
        try await rig.prepared()
        rig.configure(account: { $0.isPaused = true })
        try await rig.drain("send")
        #expect(rig.publisher.sent.isEmpty)
        rig.configure()
        rig.clock.advance(by: .seconds(31))
        try await rig.drain("send")
        #expect(rig.publisher.sent.count == 1)
    }

    @Test("a pause of everything sends nothing, and one that outlasts the catch-up time costs a new slot")
    func pausedEverything() async throws {
        let rig = try await Rig()
        try await rig.prepared()
        let slot = try #require(try await rig.draft().slot)
        rig.configure(isPaused: true)
        try await rig.drain("send")
        rig.clock.advance(by: .seconds(7201))
        try await rig.drain("send")
        rig.configure()
        rig.clock.advance(by: .seconds(31))
        try await rig.drain("send", "schedule")
        #expect(rig.publisher.sent.isEmpty)
        #expect(try await rig.state() == .slotted)
        #expect(try await rig.draft().slot == slot + .seconds(86400))
    }

    @Test("an account that is gone from the configuration sends nothing")
    func missingAccount() async throws {
        let rig = try await Rig()
        try await rig.prepared()
        rig.configure(hasAccount: false)
        try await rig.drain("send")
        #expect(rig.publisher.sent.isEmpty)
        #expect(try await rig.state() == .prepared)
        #expect(try await rig.faults().contains { $0.contains("company") })
    }

    @Test("a brand that is paused between preparing and sending sends nothing")
    func pausedBrand() async throws {
        let rig = try await Rig()
        try await rig.prepared()
        var brand = try #require(try await rig.store.brand("brand"))
        brand.isPaused = true
        rig.board.put(brand)
        try await rig.drain("send")
        #expect(rig.publisher.sent.isEmpty)
        #expect(try await rig.state() == .prepared)
        brand.isPaused = false
        rig.board.put(brand)
        rig.clock.advance(by: .seconds(16))
        try await rig.drain("send")
        #expect(rig.publisher.sent.count == 1)
    }

    @Test("an editor's last act before the slot counts: the page is read again", arguments: ["reject", "review", "text", "hold", "trash"])
    func lastAct(_ act: String) async throws {
        let rig = try await Rig()
        try await rig.prepared()
        rig.clock.advance(by: .seconds(1))
        rig.board.edit("draft") { page in
            switch act {
            case "reject": page.status = .rejected
            case "review": page.status = .inReview
            case "text": page.text = "Another text."
            case "hold": page.isOnHold = true
            default: page.isInTrash = true
            }
        }
        try await rig.drain("send")
        #expect(rig.publisher.sent.isEmpty)
    }

    @Test("a page whose text is another than the approved one is not sent, however it came there")
    func changedHash() async throws {
        let rig = try await Rig()
        try await rig.prepared()
        try await rig.store.amend("draft", lease: nil, now: rig.clock.now()) { row in
            row.content.text = "Slipped in."
            row.board.shownTextHash = ApprovalHash.ofText("Slipped in.")
            return DraftFiling()
        }
        rig.board.edit("draft") { $0.text = "Slipped in." }
        try await rig.drain("send")
        #expect(rig.publisher.sent.isEmpty)
    }

    @Test("an act that arrives while Copydesk itself writes to the page is not passed over by the sender")
    func ownWriteDuringTheLastLook() async throws {
        let rig = try await Rig()
        try await rig.prepared()
        let (store, clock) = (rig.store, rig.clock)
        rig.board.edit("draft") { $0.status = .rejected }
        // Another loop begins to write a comment in the moment between the reading of the page and its ruling.
        rig.board.trouble { deed in
            guard case .page = deed else { return nil }
            return .meanwhile {
                try await store.amend("draft", lease: nil, now: clock.now()) { row in
                    row.board.writingSince = clock.now()
                    return DraftFiling()
                }
            }
        }
        try await rig.drain("send")
        #expect(rig.publisher.sent.isEmpty)
    }

    // MARK: once

    @Test("too long between arming and the request: nothing is sent, and another attempt follows")
    func gate() async throws {
        let rig = try await Rig()
        try await rig.prepared()
        let clock = rig.clock
        rig.publisher.beforeGate { clock.advance(by: .seconds(11)) }
        try await rig.drain("send")
        #expect(rig.publisher.sent.isEmpty)
        #expect(try await rig.attempt().state == .notSent)
        rig.publisher.beforeGate {}
        rig.clock.advance(by: .seconds(61))
        try await rig.drain("prepare", "send")
        #expect(rig.publisher.sent.count == 1)
        #expect(try await rig.attempt().number == 2)
        #expect(try await rig.state() == .published)
    }

    @Test("the account is paused while the board is read: not armed")
    func pausedDuringTheLastLook() async throws {
        let rig = try await Rig()
        try await rig.prepared()
        rig.board.trouble { deed in
            guard case .brand = deed else { return nil }
            return .meanwhile { rig.configure(isPaused: true) }
        }
        try await rig.drain("send")
        #expect(rig.publisher.sent.isEmpty)
        #expect(try await rig.state() == .prepared)
    }

    @Test("50 due drafts and four senders at once: each is sent once")
    func race() async throws {
        let rig = try await Rig()
        try await rig.preparedAtOnce((0..<50).map { "draft \($0)" })
        rig.publisher.onSend { post in
            for _ in 0..<20 { await Task.yield() }
            return .published(post)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 { group.addTask { try await rig.drain("send") } }
            try await group.waitForAll()
        }
        #expect(rig.publisher.sent.count == 50)
        #expect(Set(rig.publisher.sent.map(\.draftID)).count == 50)
    }
}

extension Rig {
    /// Drafts whose requests are made and whose slot is now, all on an account without a gap.
    func preparedAtOnce(_ ids: [String]) async throws {
        configure(account: { $0.gapSeconds = 0 })
        let now = clock.now()
        for id in ids { try await scratch.seedDraft(id, state: .drafted, now: now) }
        try await drain("submit")
        for id in ids {
            try await store.amend(id, lease: nil, now: now) { row in
                row.state = .prepared
                row.slot = now
                row.approval = .live(hash: ApprovalHash.of(row.content, account: row.account), by: .editor, at: now)
                row.board.writtenAt = nil
                row.board.shownSlot = now
                var filing = DraftFiling()
                filing.prepared = PreparedPost(
                    draftID: row.id, approvalHash: row.approval.liveHash ?? "", body: row.id, bodyHash: SHA256.hex(of: row.id),
                    mediaURN: nil, text: row.content.text, preparedAt: now)
                return filing
            }
            board.edit(id) { $0.publishAt = now }
        }
    }

    /// Prepares the draft some minutes before its slot; gives the slot.
    fileprivate func slotAhead(_ id: String = "draft") async throws -> Date {
        let slot = try #require(try await draft(id).slot)
        clock.advance(to: slot - .seconds(200))
        try await drain("prepare")
        try #require(try await state(id) == .prepared)
        return slot
    }
}
