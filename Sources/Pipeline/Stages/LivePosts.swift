import Editorial
import FoundationEssentials
import Support

/// What whoever works on live posts needs of them: their accounts, their names on the platform, and how long what is armed may be sent.
struct LivePosts: Sendable {
    /// How old the reading of page and brand may be when a change is armed, and the armed one when its request is written.
    static let limit = Duration.seconds(10)

    let drafts: any DraftShelf
    let board: any BoardShelf
    let gate: AccountGate
    private let workshop: Workshop
    private let sending: any SendingShelf

    init(_ workshop: Workshop, drafts: any DraftShelf, sending: any SendingShelf, board: any BoardShelf, parking: any ParkingShelf) {
        self.workshop = workshop
        self.drafts = drafts
        self.sending = sending
        self.board = board
        gate = AccountGate(workshop, parking)
    }

    func account(_ name: String) throws -> Newsroom.Account {
        guard let account = workshop.newsroom.current.accounts[name] else { throw MissingAccount(name: name) }
        return account
    }

    /// The attempt that made the post.
    func attempt(ofDraft id: String) async throws -> Attempt? { try await sending.lastAttempt(ofDraft: id) }

    /// Until when nothing is to be tried on the account, and why; nil when it may be.
    func rest(of account: Newsroom.Account) async throws -> (until: Date, because: Message)? {
        guard let parking = try await gate.parking(of: account) else { return nil }
        return (min(parking.until, workshop.clock.now() + AccountGate.rest), parking.sentence)
    }

    /// Asked last before a request is written: whether what was armed then still holds.
    func gate(armedAt date: Date) -> @Sendable () -> Bool {
        let (clock, limit) = (workshop.clock, workshop.clock.stretched(Self.limit))
        return { clock.now() <= date + limit }
    }
}

extension Workshop {
    /// When to look for what is in doubt after so many looks; nil when a person has to.
    func nextLook(after looks: Int) -> Date? {
        looks < Reconciling.looks.count ? clock.now() + clock.stretched(Reconciling.looks[looks]) : nil
    }

    /// When what was certainly not done may be tried again; nil when that makes no sense.
    func nextTry(after refusal: Refusal, failures: Int, most: Int) -> Date? {
        let now = clock.now()
        switch refusal.cause {
        case .lasting: return nil
        case .account(let stop): return min(stop.end(from: now), now + AccountGate.rest)
        case .passing(let notBefore):
            guard failures + 1 < most else { return nil }
            return max(notBefore ?? now, now + rowBackoff.delay(attempt: failures + 1, random: random()))
        }
    }
}
