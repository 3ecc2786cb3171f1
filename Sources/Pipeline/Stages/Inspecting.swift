import Editorial
import FoundationEssentials
import Support

/// Asks once a day, and whenever its credentials changed, what an account's token can do; tells people before it ends, on the pages of
/// the posts that its end would stop too; and that it cannot write first comments, where those are set.
package struct Inspecting: Stage {
    /// Pauses after looks that failed: a minute, doubling, at most six hours.
    static let backoff = Backoff(base: .seconds(60), ceiling: .seconds(21_600), jitter: 0.3)

    package let name = "inspect"
    private let workshop: Workshop
    private let shelf: any AccessShelf
    private let drafts: any DraftShelf
    private let board: any BoardShelf
    private let gate: AccountGate
    /// What was told last of first comments, by key; nil before the first time.
    private let told = Locked<[String: Message]?>(nil)

    package init(
        _ workshop: Workshop, _ shelf: any AccessShelf, drafts: any DraftShelf, board: any BoardShelf, parking: any ParkingShelf
    ) {
        self.workshop = workshop
        self.shelf = shelf
        self.drafts = drafts
        self.board = board
        gate = AccountGate(workshop, parking)
    }

    package func nextDue(now: Date) async throws -> Date? {
        (try await order(now: now).map(\.due) + [try await gate.nextOpening()].compactMap { $0 }).min()
    }

    package func workOnce() async throws -> Bool {
        let now = workshop.clock.now()
        if try await gate.openAll() { return true }
        let looks = try await order(now: now)
        try await adviseOnComments(looks)
        guard let next = looks.filter({ $0.due <= now }).min(by: { $0.due < $1.due }) else { return false }
        try await advise(next, now: now)
        let known = try await look(next, now: now)
        try await shelf.keep(known)
        return true
    }

    /// An account with what its present credentials are known to be good for.
    private struct Look {
        let account: Newsroom.Account
        let known: KnownAccess?
        let due: Date
        var name: String { account.settings.name }
    }

    private func order(now: Date) async throws -> [Look] {
        let known = try await shelf.knownAccess()
        return workshop.newsroom.current.accounts.values.sorted { $0.settings.name < $1.settings.name }.map { account in
            let last = known[account.settings.name].flatMap { $0.fingerprint == account.inspector.fingerprint ? $0 : nil }
            return Look(account: account, known: last, due: last?.nextLookAt ?? now)
        }
    }

    /// What will stop working by itself stands among the faults until somebody has seen to it.
    private func advise(_ look: Look, now: Date) async throws {
        let advice = look.account.inspector.advice(now: now)
        let key = "advice \(look.name)"
        if advice.isEmpty { return try await workshop.faults.clear(fault: key) }
        try await workshop.report(Fault(key: key, sentence: Message(advice.joined(separator: " "))))
    }

    /// Another setting takes effect at once, so that this is looked at whenever anything changes.
    private func adviseOnComments(_ looks: [Look]) async throws {
        let sentences = looks.compactMap { look -> (String, Message)? in
            guard let missing = look.known?.access.flatMap({ FirstCommentRight.missing(look.account.settings, $0) }) else { return nil }
            return (FirstCommentRight.fault + look.name, FirstCommentRight.sentence(account: look.name, missing: missing))
        }
        let advice = Dictionary(sentences) { first, _ in first }
        if told.withLock({ $0 == advice }) { return }
        for (key, sentence) in advice { try await workshop.report(Fault(key: key, sentence: sentence)) }
        try await workshop.faults.clear(faultsUnder: FirstCommentRight.fault, except: Set(advice.keys))
        told.withLock { $0 = advice }
    }

    private func look(_ look: Look, now: Date) async throws -> KnownAccess {
        do {
            let access = try await look.account.inspector.access(now: now)
            try await workshop.faults.clear(fault: "access \(look.name)")
            workshop.log.info("account looked at", ["account": look.name, "token": access.token.rawValue])
            return try await known(look, access, next: TokenTerm.nextLook(access, after: now), failures: 0)
        } catch  where !Task.isCancelled {
            let (sentence, _) = workshop.judge(error)
            try await workshop.report(
                Fault(key: "access \(look.name)", sentence: "What account \"\(look.name)\" can do is not known: \(sentence)"))
            let failures = look.known?.failures ?? 0
            let next = workshop.nextTry(after: error, failures: failures, most: .max, backoff: Self.backoff)
            // However long a server wants to be left alone, a day later the token has one day less.
            let latest = now + TokenTerm.interval
            return try await known(look, look.known?.access, next: min(next ?? latest, latest), failures: failures + 1)
        }
    }

    /// Tells people about the token's end where it is time to, and notes that they were told.
    private func known(_ look: Look, _ access: AccountAccess?, next: Date, failures: Int) async throws -> KnownAccess {
        let now = workshop.clock.now()
        let warning = access.flatMap { TokenTerm.warning($0, at: now) }
        if let access, let warning {
            let brands = try await board.brands()
            let risk = workshop.risk(access, account: look.name, among: try await board.openDrafts(), brands: brands, now)
            let sentence: Message = "\(TokenTerm.sentence(access, account: look.name, at: now))\(risk.sentence(isDead: warning == 0))"
            let fault = Fault(key: "token \(look.name)", sentence: sentence)
            try await workshop.faults.report(fault, now: now)
            // The page before the note that it was told: a kill in between tells nobody twice, since the key is the same.
            if warning > 0 { for post in risk.posts { try await tell(post, look.name, access, warning, brands, now) } }
            if warning != look.known?.toldDays {
                workshop.log.warning("token", ["account": look.name, "what": fault.sentence.description])
            }
        } else {
            try await workshop.faults.clear(fault: "token \(look.name)")
        }
        return KnownAccess(
            account: look.name, fingerprint: look.account.inspector.fingerprint, access: access, nextLookAt: next, failures: failures,
            toldDays: warning)
    }

    /// Queues one comment for each post and warning, for those who approve; the same key is queued once, over restarts too.
    private func tell(
        _ post: TokenRisk.Post, _ account: String, _ access: AccountAccess, _ warning: Int, _ brands: [Brand], _ now: Date
    ) async throws {
        let end = access.personNeededAt(now).map { String(Timestamp.text($0).prefix(10)) } ?? ""
        try await drafts.amend(post.draftID, lease: nil, now: now) { row in
            guard [.approved, .slotted, .prepared].contains(row.state) else { return nil }
            let brand = brands.first { $0.id == row.brandID }
            let people = brand.map { $0.approvers.isEmpty ? $0.editors : $0.approvers } ?? []
            var filing = DraftFiling()
            filing.updates = [
                BoardUpdate(
                    key: "\(row.id)#token-\(end)-\(warning)", draftID: row.id,
                    change: .comment(
                        text: TokenRisk.words(account: account, access: access, post: post, at: now), mentions: people, discussionID: nil))
            ]
            return filing
        }
    }
}
