import Editorial
import FoundationEssentials
import Support

/// Keeps posts from an account on which nothing can be done for now, and lets them through again.
///
/// One refusal speaks for all posts of the account: the next ones would get the same, and cost calls and notices.
struct AccountGate: Sendable {
    /// A post looks so often whether it may go on: nothing outside is asked for that.
    static let rest = Duration.seconds(300)

    private let workshop: Workshop
    private let shelf: any ParkingShelf

    init(_ workshop: Workshop, _ shelf: any ParkingShelf) {
        self.workshop = workshop
        self.shelf = shelf
    }

    /// What keeps posts from the account now; nil when nothing does, or when a post may try.
    func parking(of account: Newsroom.Account) async throws -> Parking? {
        guard let parking = try await shelf.parking(of: account.settings.name) else { return nil }
        if isLifted(parking, account) {
            try await open(account.settings.name)
            return nil
        }
        return parking.until > workshop.clock.now() ? parking : nil
    }

    /// Parks the account; when its posts may be tried again.
    @discardableResult
    func park(_ account: Newsroom.Account, _ stop: AccountStop, because sentence: Message) async throws -> Date {
        let now = workshop.clock.now()
        let parking = Parking(
            account: account.settings.name, cause: stop.cause, sentence: sentence, since: now, until: stop.end(from: now),
            fingerprint: account.inspector.fingerprint)
        if try await shelf.park(parking) {
            workshop.log.warning(
                "account parked", ["account": parking.account, "cause": parking.cause.rawValue, "until": Timestamp.text(parking.until)])
        }
        try await workshop.report(parking.fault)
        return parking.until
    }

    /// Parks the account where the refusal is about all of it.
    func note(_ refusal: Refusal, on account: Newsroom.Account) async throws {
        if case .account(let stop) = refusal.cause { try await park(account, stop, because: refusal.reason) }
    }

    /// The account works, or works with something else: its posts go on.
    func open(_ account: String) async throws {
        guard try await shelf.liftParking(of: account) else { return }
        try await workshop.faults.clear(fault: Parking.faultPrefix + account)
        workshop.log.notice("account goes on", ["account": account])
    }

    /// Opens the accounts that need wait no longer. Returns whether there was one.
    func openAll() async throws -> Bool {
        var opened = false
        for parking in try await shelf.parkings() {
            guard let account = workshop.newsroom.current.accounts[parking.account], isLifted(parking, account) else { continue }
            try await open(parking.account)
            opened = true
        }
        return opened
    }

    /// When an account goes on by itself.
    func nextOpening() async throws -> Date? {
        let accounts = workshop.newsroom.current.accounts
        return try await shelf.parkings().filter { $0.cause == .limit && accounts[$0.account] != nil }.map(\.until).min()
    }

    private func isLifted(_ parking: Parking, _ account: Newsroom.Account) -> Bool {
        parking.isLifted(for: account.inspector.fingerprint, at: workshop.clock.now())
    }
}
