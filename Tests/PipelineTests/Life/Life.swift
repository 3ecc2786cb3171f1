import Editorial
import FoundationEssentials
import Pipeline
import ProofKit
import Storage
import Support
import TestKit

/// A draft's life: the line on a real store between scripted peers, lived command by command, and judged by what the outside saw.
final class Life: Sendable {
    private static let id = "draft"
    private static let loops = ["draft", "submit", "schedule", "prepare", "send", "reconcile", "announce"]
    private static let slots = (0..<24).map { "daily \($0):00" }.joined(separator: ", ")

    private struct State: Sendable {
        var shadow = Shadow()
        var wrongs: [String] = []
        var ending: Command.Ending?
        var death: Command.Death?
        var isAllPaused = false
        var isAccountPaused = false
        var outage: Command.Outage?
        /// Whether the page may have been read since the editor approved.
        var isRead = true
        /// When a comment approved that nobody has read yet; nil where there is none.
        var unreadComment: Date?
    }

    private let rig: Rig
    private let line: FragileLine
    private let state = Locked(State())

    private init(_ breakage: Breakage) async throws {
        rig = try await Rig(breakage: breakage)
        line = FragileLine(rig.workshop, rig.store, breakage)
        try await rig.brand { $0.slots = Self.slots }
        try await rig.scratch.seedDraft(Self.id, state: .drafted, now: rig.clock.now()) { $0.content.altText = "Alt" }
        setStage()
        try await line.start()
        try await round()
    }

    /// What was wrong in a life with these commands, up to its rest; empty when all held.
    static func wrongs(_ commands: [Command], _ breakage: Breakage = .none) async throws -> [String] {
        let life = try await Life(breakage)
        for command in commands {
            try await life.live(command)
            let wrongs = try await life.check()
            if !wrongs.isEmpty { return wrongs }
        }
        return try await life.settle()
    }

    // MARK: commands

    private func live(_ command: Command) async throws {
        let now = rig.clock.now()
        switch command {
        case .edit(let number): edit(number)
        case .approve: approve()
        case .unapprove: withdraw(to: .inReview)
        case .reject: withdraw(to: .rejected)
        case .comment(let words):
            rig.board.comment(Self.id, words)
            if words == "/approve" { approve(byComment: true) }
        case .changeDate(let hours): rig.board.edit(Self.id) { $0.publishAt = now + .seconds(hours * 3600) }
        case .answer: answer()
        case .pauseAll(let isOn):
            state.withLock { state in
                state.isAllPaused = isOn
                state.shadow.pauseAll(isOn)
            }
            configure()
        case .pauseAccount(let isOn):
            state.withLock { state in
                state.isAccountPaused = isOn
                state.shadow.pauseAccount(isOn)
            }
            configure()
        case .pauseBrand(let isOn):
            guard var brand = rig.board.brand("brand") else { return }
            brand.isPaused = isOn
            rig.board.put(brand)
            state.withLock { $0.shadow.pauseBrand(isOn, at: now) }
        case .dieAt(let death): state.withLock { $0.death = death }
        case .restart: try await line.start()
        case .linkedIn(let ending): state.withLock { $0.ending = ending }
        case .boardTrouble(let outage): fail(outage)
        case .boardWell:
            state.withLock { $0.outage = nil }
            rig.board.heal()
        case .pass(let seconds):
            rig.clock.advance(by: .seconds(seconds))
            try await round()
        case .toSlot: try await toSlot {}
        case .editAtSlot(let number): try await toSlot { self.edit(number) }
        case .unapproveAtSlot: try await toSlot { self.withdraw(to: .inReview) }
        }
    }

    private func edit(_ number: Int) {
        let (text, now) = ("Text \(number).", rig.clock.now())
        rig.board.edit(Self.id) { $0.text = text }
        // Approved is what stands there when the page is read: before that nobody can tell which of the two came first. A comment tells
        // its minute, and so does an edit.
        let isApproved = rig.board.page(ofDraft: Self.id)?.status == .approved
        state.withLock { state in
            let isFirstReading = isApproved && !state.isRead || state.unreadComment?.minute == now.minute
            if isFirstReading { state.shadow.approve(text, at: now) } else { state.shadow.withdraw(at: now) }
        }
    }

    private func approve(byComment: Bool = false) {
        guard let text = rig.board.page(ofDraft: Self.id)?.text else { return }
        let isNews = rig.board.page(ofDraft: Self.id)?.status != .approved
        if !byComment { rig.board.edit(Self.id) { $0.status = .approved } }
        state.withLock { state in
            state.shadow.approve(text, at: rig.clock.now())
            if !byComment, isNews { state.isRead = false }
            if byComment { state.unreadComment = rig.clock.now() }
        }
    }

    private func withdraw(to status: BoardStatus) {
        // Setting what is set already is no act: a comment that approves leaves the status as it is until it is read.
        if rig.board.page(ofDraft: Self.id)?.status == status { return }
        rig.board.edit(Self.id) { $0.status = status }
        let text = rig.board.page(ofDraft: Self.id)?.text ?? ""
        state.withLock { state in
            state.shadow.withdraw(at: rig.clock.now())
            // A status that came and went unread takes nothing back from the comment before it.
            if status == .inReview, !state.isRead, state.unreadComment != nil { state.shadow.approve(text, at: rig.clock.now()) }
        }
    }

    /// Who is asked looks at the platform, and tells the truth.
    private func answer() {
        guard rig.board.page(ofDraft: Self.id)?.status == .needsCheck else { return }
        let isLive = !rig.publisher.live.isEmpty
        rig.board.edit(Self.id) { page in
            page.answer = isLive ? "published" : "not published"
            page.publishedURL = isLive ? "https://posts.test/draft" : ""
        }
    }

    private func configure() {
        let (all, account) = state.withLock { ($0.isAllPaused, $0.isAccountPaused) }
        rig.configure(account: { $0.isPaused = account }, isPaused: all)
    }

    private func fail(_ outage: Command.Outage) {
        let failure = ScriptedFailure("The board failed.")
        state.withLock { $0.outage = outage }
        rig.board.trouble { deed in
            switch (outage, deed) {
            case (.all, _): .refuse(failure)
            case (.reads, .page), (.reads, .changes), (.reads, .comments), (.reads, .brand): .refuse(failure)
            case (.writes, .apply), (.writes, .submit): .refuse(failure)
            case (.lostWrites, .apply), (.lostWrites, .submit): .lose(failure)
            default: nil
            }
        }
    }

    // MARK: the line at work

    private func round() async throws {
        try await attempt("board")
        for loop in Self.loops { try await attempt(loop) }
    }

    /// All that a loop has to do; an error costs it a pause and never the loop.
    private func attempt(_ loop: String) async throws {
        let before = rig.board.deeds.count
        defer {
            // Between two rounds of polling nobody looks.
            let deeds = rig.board.deeds[before...]
            let isLooked = deeds.contains { deed in
                switch deed {
                case .changes: true
                case .page: ["board", "send"].contains(loop)
                default: false
                }
            }
            let isHeard = deeds.contains { if case .comments = $0 { true } else { false } }
            state.withLock { state in
                guard state.outage != .reads, state.outage != .all else { return }
                if isLooked { state.isRead = true }
                if isHeard { state.unreadComment = nil }
            }
        }
        do {
            try await line.drain(loop)
        } catch let lost as UnknownLoop {
            throw lost
        } catch {}
    }

    /// To the slot with the request made; something happens between the look at the desk and the sending.
    private func toSlot(_ act: @escaping @Sendable () -> Void) async throws {
        guard let slot = try await rig.store.draft(Self.id)?.slot, slot > rig.clock.now() else { return act() }
        rig.clock.advance(to: slot - .seconds(200))
        try await round()
        rig.clock.advance(to: slot - .seconds(1))
        try await attempt("send")
        act()
        rig.clock.advance(to: slot)
        try await attempt("send")
        try await round()
    }

    // MARK: the platform

    /// What is played must not keep the stage: hundreds of lives are lived in one process.
    private func setStage() {
        rig.publisher.beforeGate { [weak self] in self?.dawdle() }
        rig.publisher.onSend { [weak self] post in await self?.end(post) ?? .published(post) }
        // What is there is found only at times: absence proves nothing.
        rig.evidence.answer { [weak self] attempt in
            let isLive = self?.rig.publisher.live.contains { $0.draftID == attempt.draftID } ?? false
            return isLive && attempt.looks > 2 ? .found(urn: "urn:\(attempt.draftID)", permalink: "https://posts.test/found") : .notSeen("")
        }
    }

    private func dawdle() {
        guard state.withLock({ $0.ending }) == .slowGate else { return }
        state.withLock { $0.ending = nil }
        rig.clock.advance(by: .seconds(11))
    }

    /// A create was written: what speaks against it, and how it ends.
    private func end(_ post: PreparedPost) async -> ScriptedPublisher.Ending {
        await noteSettled()
        let now = rig.clock.now()
        let (ending, death) = state.withLock { state in
            state.wrongs += state.shadow.objections(to: post.text, at: now)
            defer { (state.ending, state.death) = (nil, nil) }
            return (state.ending, state.death)
        }
        if let death {
            state.withLock { $0.shadow.doubt() }
            line.die()
            return .init(.unknown("The process died."), isLive: death == .afterWrite)
        }
        switch ending {
        case nil, .slowGate: return .published(post)
        case .passing: return .init(.notSent(Refusal(reason: "Too many requests.", cause: .passing(notBefore: nil))))
        case .lasting: return .init(.notSent(Refusal(reason: "Refused.", cause: .lasting)))
        case .credentials: return .init(.notSent(Refusal(reason: "Expired.", cause: .account(AccountStop(.token)))))
        case .duplicate:
            state.withLock { $0.shadow.doubt() }
            return .init(.duplicate(urn: nil))
        case .unknownLive, .unknownLost:
            state.withLock { $0.shadow.doubt() }
            return .init(.unknown("Cut off."), isLive: ending == .unknownLive)
        }
    }

    /// A doubt ends by evidence, or by what a person has said: both stand in the decision log.
    private func noteSettled() async {
        let (isInDoubt, doubts) = state.withLock { ($0.shadow.isInDoubt, $0.shadow.doubts) }
        guard isInDoubt, let decisions = try? await rig.store.decisions(ofDraft: Self.id) else { return }
        let settled = decisions.filter { decision in
            switch decision.kind {
            case .published: decision.by != Self.copydesk || decision.note.contains("by evidence")
            case .notPublished: decision.by != Self.copydesk
            default: false
            }
        }
        if settled.count >= doubts { state.withLock { $0.shadow.settle() } }
    }

    private static let copydesk = Person(id: "copydesk", name: "Copydesk")

    // MARK: what must hold

    private func check() async throws -> [String] {
        let live = rig.publisher.live.count
        return state.withLock { $0.wrongs } + (live > 1 ? ["\(live) posts"] : []) + (try await rig.store.verifyDecisions())
    }

    /// The world is well again and whoever is asked answers: nothing is left half done, and every doubt has ended.
    private func settle() async throws -> [String] {
        try await live(.boardWell)
        state.withLock { ($0.ending, $0.death) = (nil, nil) }
        for command in [Command.pauseAll(false), .pauseAccount(false), .pauseBrand(false)] { try await live(command) }
        for _ in 0..<30 {
            rig.clock.advance(by: .seconds(61))
            answer()
            try await round()
        }
        await noteSettled()
        var wrongs = try await check()
        let draft = try await rig.draft()
        let isLive = !rig.publisher.live.isEmpty
        if [.armed, .unknown, .needsCheck].contains(draft.state) { wrongs.append("it stays \(draft.state)") }
        if isLive != (draft.state == .published) { wrongs.append("it is \(isLive ? "" : "not ")live, and stands as \(draft.state)") }
        if state.withLock({ $0.shadow.isInDoubt }) { wrongs.append("a doubt ended by nobody's word") }
        return wrongs
    }
}
