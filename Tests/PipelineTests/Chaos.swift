import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit

/// An editor, an operator and a world that do whatever chance says, around the line. What must hold is held at each request.
struct Chaos {
    static let drafts = ["a", "b", "c"]
    private static let loops = ["submit", "illustrate", "draft", "schedule", "prepare", "send", "reconcile", "announce"]

    private static let slots = (0..<24).map { "daily \($0):00" }.joined(separator: ", ")

    let rig: Rig
    private var dice: Dice
    /// What was wrong, in sentences; empty when all held.
    private let wrongs = Locked<[String]>([])
    /// What was done, to tell how it came to that.
    private(set) var trail: [String] = []
    private var texts = 0

    init(seed: UInt64) async throws {
        rig = try await Rig()
        dice = Dice(seed: seed)
        try await rig.brand { $0.slots = Self.slots }
        for id in Self.drafts { try await rig.scratch.seedDraft(id, state: .drafted, now: rig.clock.now()) { $0.content.altText = "Alt" } }
        end(.publish)
    }

    /// Does one thing; returns what is wrong after it.
    mutating func step() async throws -> [String] {
        switch Int.random(in: 0..<20, using: &dice) {
        case 0..<4: pass()
        case 4..<6: act()
        case 6: world()
        case 7:
            try await note("two senders") { rig in
                async let one = rig.work("send")
                async let other = rig.work("send")
                _ = try await (one, other)
            }
        case 8..<10:
            try await note("round") { rig in
                rig.clock.advance(by: .seconds(16))
                try await rig.work("board")
                for loop in Self.loops { try await rig.work(loop) }
            }
        case 10: try await note("board") { rig in _ = try await rig.work("board") }
        case 11 where dice.once(in: 5):
            try await note("restart") { rig in
                try await Reconciling(rig.workshop, rig.store).recover()
            }
        case 12: try await lastMoment()
        default:
            let loop = dice.pick(Self.loops)
            try await note(loop) { rig in _ = try await rig.work(loop) }
        }
        return try await check()
    }

    /// The world is well again: everything comes to rest, and nothing is left half done.
    mutating func settle() async throws -> [String] {
        rig.board.heal()
        rig.configure()
        try await rig.brand { $0.slots = Self.slots }
        end(.publish)
        // What is to be shown on a page in the trash waits for it.
        for id in Self.drafts where rig.board.page(ofDraft: id)?.isInTrash == true { rig.board.edit(id) { $0.isInTrash = false } }
        for _ in 0..<40 {
            rig.clock.advance(by: .seconds(61))
            try await rig.work("board")
            for id in Self.drafts { answer(id) }
            for loop in Self.loops { try await rig.drain(loop) }
        }
        var problems = try await check()
        for id in Self.drafts {
            let draft = try await rig.draft(id)
            if draft.board.writingSince != nil { problems.append("\(id) is being written for ever") }
            if [.drafted, .armed, .unknown, .needsCheck].contains(draft.state) { problems.append("\(id) is stuck as \(draft.state)") }
            if let page = rig.board.page(ofDraft: id), !page.ticked.isEmpty || page.isRestoreTicked {
                problems.append("\(id) is \(draft.state), and its boxes \(page.ticked) are still ticked")
            }
            if let page = rig.board.page(ofDraft: id), page.text != draft.content.text, !draft.state.isSealed {
                problems.append("\(id) is \(draft.state) as \"\(draft.content.text)\", and its page says \"\(page.text)\"")
            }
            if let page = rig.board.page(ofDraft: id), page.status != draft.state.boardStatus, draft.approval == .none {
                problems.append("\(id) is \(draft.state), and its page shows \(page.status?.rawValue ?? "nothing")")
            }
            if rig.publisher.live.contains(where: { $0.draftID == id }), draft.state != .published {
                problems.append("\(id) is live, and stands as \(draft.state)")
            }
        }
        let waiting = try await rig.store.status(now: rig.clock.now()).queues.first { $0.name == "board updates" }?.count ?? 0
        if waiting > 0 { problems.append("\(waiting) updates never reached the board") }
        return problems
    }

    // MARK: what happens

    private mutating func note(_ what: String, _ body: (Rig) async throws -> Void) async throws {
        trail.append(what)
        try await body(rig)
    }

    private mutating func pass() {
        let seconds = dice.pick([1, 6, 16, 61, 61, 61, 400, 1000, 3000, 3600])
        trail.append("\(seconds) s")
        rig.clock.advance(by: .seconds(seconds))
    }

    /// The window that matters most: an act between the last poll and the slot, and then the senders.
    private mutating func lastMoment() async throws {
        for id in Self.drafts {
            let draft = try await rig.draft(id)
            guard draft.state == .prepared, let slot = draft.slot else { continue }
            rig.clock.advance(to: slot)
            act(on: id)
            try await note("send at the slot of \(id)") { rig in
                async let one = rig.work("send")
                async let other = rig.work("send")
                _ = try await (one, other)
            }
        }
    }

    private mutating func act() { act(on: dice.pick(Self.drafts)) }

    private mutating func act(on id: String) {
        guard rig.board.page(ofDraft: id) != nil else { return }
        let person = Person.editor
        texts += 1
        let (words, number) = ("Text \(texts) of \(id).", texts)
        let choice = Int.random(in: 0..<24, using: &dice)
        trail.append("editor: \(choice) on \(id)")
        switch choice {
        case 0..<9: rig.board.edit(id) { $0.status = .approved }
        case 9: rig.board.edit(id) { $0.status = .inReview }
        case 10: rig.board.edit(id) { $0.status = .changesRequested }
        case 11: rig.board.edit(id) { $0.status = number % 3 == 0 ? .rejected : .published }
        case 12: rig.board.edit(id) { $0.text = words }
        case 13: rig.board.edit(id) { $0.altText = words }
        case 14: rig.board.edit(id) { $0.picture = BoardPicture(identity: "\(number).png", url: words) }
        case 15: rig.board.edit(id) { $0.picture = nil }
        case 16:
            let date = rig.clock.now() + .seconds(number % 5 * 4000)
            rig.board.edit(id) { $0.publishAt = date }
        case 17: rig.board.edit(id) { $0.isOnHold = !$0.isOnHold && number % 3 == 0 }
        case 18: rig.board.edit(id) { $0.remarks = words }
        case 19: rig.board.edit(id) { $0.isInTrash = !$0.isInTrash && number % 3 == 0 }
        case 20: rig.board.comment(id, "/approve", by: person)
        case 21:
            rig.board.edit(id) { page in
                let numbers = page.listed.map(\.number)
                page.ticked = numbers.filter { page.ticked.contains($0) || $0 == numbers[number % numbers.count] }
            }
        case 22: rig.board.edit(id) { $0.isRestoreTicked = true }
        default: rig.board.comment(id, number % 2 == 0 ? "/hold" : "/change \(words)", by: person)
        }
        answer(id)
    }

    /// Who is asked looks at the platform, and tells the truth.
    private func answer(_ id: String) {
        guard rig.board.page(ofDraft: id)?.status == .needsCheck else { return }
        let isLive = rig.publisher.live.contains { $0.draftID == id }
        rig.board.edit(id) { page in
            page.answer = isLive ? "published" : "not published"
            page.publishedURL = isLive ? "https://posts.test/\(id)" : ""
        }
    }

    private enum Ending: CaseIterable { case publish, passing, lasting, credentials, unknownLive, unknownLost, duplicate, slow }

    private mutating func world() {
        switch Int.random(in: 0..<8, using: &dice) {
        case 0:
            rig.configure(isPaused: dice.once(in: 4))
            trail.append("pause or not")
        case 1:
            let isPaused = dice.once(in: 4)
            guard var brand = rig.board.brand("brand") else { return }
            brand.isPaused = isPaused
            rig.board.put(brand)
            trail.append("brand paused: \(isPaused)")
        case 2..<5:
            let ending = dice.pick(Ending.allCases)
            trail.append("sendings end: \(ending)")
            end(ending)
        case 5: trouble()
        default:
            trail.append("board is well")
            rig.board.heal()
        }
    }

    private mutating func trouble() {
        let kind = Int.random(in: 0..<5, using: &dice)
        trail.append("board trouble \(kind)")
        let failure = ScriptedFailure("The board failed.")
        rig.board.trouble { deed in
            switch (kind, deed) {
            case (0, .apply), (1, .page), (2, .changes), (3, .comments), (3, .download), (3, .brand): .refuse(failure)
            case (4, .apply), (4, .submit): .lose(failure)
            default: nil
            }
        }
    }

    private func end(_ ending: Ending) {
        let (rig, wrongs) = (rig, wrongs)
        rig.publisher.beforeGate { if ending == .slow { rig.clock.advance(by: .seconds(11)) } }
        rig.publisher.onSend { post in
            let found = await Self.objections(to: post, rig)
            wrongs.withLock { $0 += found }
            return switch ending {
            case .publish, .slow: .published(post)
            case .passing: .init(.notSent(Refusal(reason: "Too many requests.", cause: .passing(notBefore: nil))))
            case .lasting: .init(.notSent(Refusal(reason: "Refused.", cause: .lasting)))
            case .credentials: .init(.notSent(Refusal(reason: "Expired.", cause: .account(AccountStop(.token)))))
            case .unknownLive: .init(.unknown("Cut off."), isLive: true)
            case .unknownLost: .init(.unknown("Cut off."))
            case .duplicate: .init(.duplicate(urn: nil))
            }
        }
        // What is there is found only at times: absence proves nothing.
        rig.evidence.answer { attempt in
            let isLive = rig.publisher.live.contains { $0.draftID == attempt.draftID }
            return isLive && attempt.looks > 2
                ? .found(urn: "urn:\(attempt.draftID)", permalink: "https://posts.test/found")
                : .notSeen("It was not seen.")
        }
    }

    // MARK: what must hold

    /// What speaks against this request at the moment it is written: the page as it is now has the last word.
    private static func objections(to post: PreparedPost, _ rig: Rig) async -> [String] {
        let id = post.draftID
        guard let page = rig.board.page(ofDraft: id), let draft = try? await rig.store.draft(id),
            let decisions = try? await rig.store.decisions(ofDraft: id)
        else { return ["\(id) is sent without page or row"] }
        var objections: [String] = []
        func demand(_ holds: Bool, _ words: String) { if !holds { objections.append("\(id) is sent \(words)") } }
        let picture = page.picture.map { $0.identity.hasPrefix("own/") ? String($0.identity.dropFirst(4)) : Picture.sample($0.url).hash }
        demand(page.text == post.text, "with \"\(post.text)\", and its page says \"\(page.text)\"")
        demand(post.body.contains("\"alt\":\"\(page.altText)\""), "with another alt text than its page has")
        demand(post.body.contains("\"picture\":\"\(picture ?? "")\""), "with another picture than its page has")
        // An approval by comment may go out before its status is on the page; then nobody has touched the one that is.
        let isAsShown = page.status == draft.board.shownStatus
        demand(
            page.status == .approved || page.status == .scheduled || isAsShown, "while its page says \(page.status?.rawValue ?? "nothing")")
        demand(!page.isOnHold, "while it is on hold")
        demand(!page.isInTrash, "from the trash")
        demand(rig.board.brand("brand")?.isPaused == false, "while its brand is paused")
        demand(!rig.box.current.isPaused, "while everything is paused")
        demand(Set(page.ticked).isSubset(of: draft.board.shownTicks ?? []), "while another version is wanted back")
        demand(draft.state == .armed, "as \(draft.state)")
        demand(draft.approval.liveHash == post.approvalHash, "without a live approval of its content")
        demand(ApprovalHash.of(draft.content, account: draft.account) == post.approvalHash, "with other content than the approved")
        let last = decisions.last { [.approved, .voided, .rejected, .expired].contains($0.kind) }
        demand(last?.kind == .approved && last?.hash == post.approvalHash, "though its last decision is \(last?.kind.rawValue ?? "none")")
        demand(!rig.publisher.live.contains { $0.draftID == id }, "again, and is live already")
        return objections
    }

    private func check() async throws -> [String] {
        var problems = wrongs.withLock { $0 }
        let live = Dictionary(grouping: rig.publisher.live, by: \.draftID)
        problems += live.filter { $0.value.count > 1 }.map { "\($0.key) is live \($0.value.count) times" }
        return problems + (try await rig.store.verifyDecisions())
    }
}
