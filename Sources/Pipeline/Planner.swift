import Editorial
import FoundationEssentials
import Support

/// Gathers what decides over the coming weeks and simulates them; it changes nothing.
package struct Planner: Sendable {
    package static let usualWeeks = 4
    /// Windows end within a year; further ahead there is nothing to see.
    package static let weeks = 1...52

    private let workshop: Workshop
    private let board: any BoardShelf
    private let drafts: any DraftShelf
    private let access: any AccessShelf
    private let parking: any ParkingShelf

    package init(
        _ workshop: Workshop, board: any BoardShelf, drafts: any DraftShelf, access: any AccessShelf, parking: any ParkingShelf
    ) {
        self.workshop = workshop
        self.board = board
        self.drafts = drafts
        self.access = access
        self.parking = parking
    }

    /// The coming weeks on all accounts, or on one, or of one brand; throws what cannot be shown.
    package func simulation(weeks: Int, account: String? = nil, brand: String? = nil) async throws -> Simulation {
        guard Self.weeks.contains(weeks) else { throw PlanProblem(description: "weeks are a number from 1 to \(Self.weeks.upperBound)") }
        let newsroom = workshop.newsroom.current
        let names = newsroom.accounts.keys.sorted()
        if let account, newsroom.accounts[account] == nil { throw PlanProblem("account", account, among: names) }
        let brands = try await board.brands()
        if let brand, !brands.contains(where: { $0.name == brand }) { throw PlanProblem("brand", brand, among: brands.map(\.name)) }
        let now = workshop.clock.now()
        let end = now + .seconds(weeks * 7 * 86_400)
        let open = try await board.openDrafts()
        let known = try await access.knownAccess()
        var plans: [AccountPlan] = []
        for name in names where account == nil || account == name {
            guard let found = newsroom.accounts[name] else { continue }
            let tokenEnds = tokenEnd(known[name], found)
            let simulated = try await simulated(found, tokenEnds: tokenEnds, brands, open.filter { $0.account == name }, newsroom)
            let plan = simulated.plan(from: now, until: end)
            plans.append(brand.map { plan.of(brand: $0) } ?? plan)
        }
        return Simulation(from: now, until: end, accounts: plans)
    }

    private func simulated(
        _ account: Newsroom.Account, tokenEnds: Date?, _ brands: [Brand], _ open: [Draft], _ newsroom: Newsroom
    ) async throws -> SimulatedAccount {
        let name = account.settings.name
        var desks: [SimulatedAccount.Desk] = []
        var problems: [String] = []
        for brand in brands where brand.accounts.contains(name) || open.contains(where: { $0.brandID == brand.id }) {
            switch try await workshop.calendar(account: name, brand: brand) {
            case .success(let calendar): desks.append(SimulatedAccount.Desk(brand: brand, calendar: calendar))
            case .failure(let problem): problems.append(problem.description)
            }
        }
        if desks.isEmpty, problems.isEmpty { problems.append("No brand names this account.") }
        return SimulatedAccount(
            settings: account.settings, isEverythingPaused: newsroom.isPaused, tokenEnds: tokenEnds,
            parking: try await parking(of: account), desks: desks, drafts: open,
            taken: try await drafts.slots(ofAccount: name),
            recent: try await drafts.recentPosts(
                onAccount: name, since: workshop.clock.now() - .seconds(account.settings.repetitionSeconds)),
            problems: problems)
    }

    /// What stops the account now; one that is about to go on again is not stopped.
    private func parking(of account: Newsroom.Account) async throws -> Parking? {
        guard let parking = try await parking.parking(of: account.settings.name) else { return nil }
        return parking.isLifted(for: account.inspector.fingerprint, at: workshop.clock.now()) ? nil : parking
    }

    /// When the present token ends for good.
    private func tokenEnd(_ known: KnownAccess?, _ account: Newsroom.Account) -> Date? {
        guard let known, known.fingerprint == account.inspector.fingerprint, let access = known.access else { return nil }
        if access.token.isDead { return access.checkedAt }
        return access[.refresh].verdict == .can ? nil : access.expiresAt
    }
}

extension AccountPlan {
    /// What concerns one brand; what others use stays used.
    fileprivate func of(brand: String) -> AccountPlan {
        AccountPlan(
            account: account, notes: notes, lines: lines.filter { $0.brands.contains(brand) },
            unplaced: unplaced.filter { $0.brand == brand })
    }
}

/// What cannot be simulated.
struct PlanProblem: DeskError {
    let description: String
    var disposition: Disposition { .permanent }

    init(description: String) { self.description = description }

    init(_ noun: String, _ name: String, among names: [String]) {
        let list = names.isEmpty ? "there is none" : "there are: \(names.joined(separator: ", "))"
        description = "there is no \(noun) \"\(name.limited(utf16: 60))\"; \(list)"
    }
}
