import Editorial
import FoundationEssentials
import Support

/// Writes onto the brands' pages what their accounts can do, for editors to see why something is not offered.
struct AccountNotes: Sendable {
    private let workshop: Workshop
    private let board: any BoardShelf
    private let access: any AccessShelf
    private let parking: any ParkingShelf
    private let notices: PageNotices
    /// What was written last, by brand; after a start the page itself says whether it differs.
    private let written = Locked<[String: String]>([:])

    init(
        _ workshop: Workshop, board: any BoardShelf, access: any AccessShelf, parking: any ParkingShelf, notices: PageNotices
    ) {
        self.notices = notices
        self.workshop = workshop
        self.board = board
        self.access = access
        self.parking = parking
    }

    /// Writes what is not there yet, and mentions people before a token ends; what cannot be written stops nothing.
    func write(to desk: Newsroom.Desk) async throws {
        let known = try await access.knownAccess()
        let parkings = Dictionary(try await parking.parkings().map { ($0.account, $0) }) { first, _ in first }
        let now = workshop.clock.now()
        let isEnding = known.values.contains { $0.access.flatMap { TokenTerm.warning($0, at: now) } != nil }
        let drafts = isEnding ? try await board.openDrafts() : []
        let brands = try await board.brands()
        if isEnding { try await notices.tell(brands.flatMap { ends(for: $0, known, parkings, drafts, now) }, on: desk.board) }
        for brand in brands {
            guard let note = note(for: brand, known, parkings, drafts, now) else { continue }
            let voice = brand.voice
            let words = note.text(in: voice)
            if written.withLock({ $0[brand.id] == words }) { continue }
            do {
                try await desk.commissions.tell(.accounts(note), on: brand.id, in: voice)
                written.withLock { $0[brand.id] = words }
            } catch  where !Task.isCancelled {
                let (sentence, disposition) = workshop.judge(error)
                workshop.log.debug("accounts not told on a brand's page", ["brand": brand.name, "why": sentence.description])
                // What only a person can mend is not asked for again at every reading.
                if [.permanent, .needsOperator].contains(disposition) { written.withLock { $0[brand.id] = words } }
            }
        }
    }

    /// One line for each account; nil while one of them was not looked at. Why an account is stopped stands here, once for all its posts.
    private func note(
        for brand: Brand, _ known: [String: KnownAccess], _ parkings: [String: Parking], _ drafts: [Draft], _ now: Date
    ) -> Message? {
        let accounts = workshop.newsroom.current.accounts
        var lines: [Message] = []
        for name in brand.accounts {
            guard let account = accounts[name] else {
                lines.append(AccessWords.missing(account: name))
                continue
            }
            if let parking = parkings[name] {
                lines.append(AccessWords.stopped(parking))
                continue
            }
            guard let access = Self.access(known[name], of: account) else { return nil }
            let risk = risk(access, account: name, of: brand, drafts, now)
            lines.append(AccessWords.line(access, of: account.settings, at: now, risk: risk))
        }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }

    /// What the credentials in force are known to be good for.
    private static func access(_ known: KnownAccess?, of account: Newsroom.Account) -> AccountAccess? {
        known.flatMap { $0.fingerprint == account.inspector.fingerprint ? $0.access : nil }
    }

    /// A brand's page names the brand's own posts.
    private func risk(_ access: AccountAccess, account: String, of brand: Brand, _ drafts: [Draft], _ now: Date) -> TokenRisk {
        guard TokenTerm.warning(access, at: now) != nil else { return .none }
        return workshop.risk(access, account: account, among: drafts.filter { $0.brandID == brand.id }, brands: [brand], now)
    }

    /// The tokens of the brand's accounts that end soon, also where no post is set for after that.
    private func ends(
        for brand: Brand, _ known: [String: KnownAccess], _ parkings: [String: Parking], _ drafts: [Draft], _ now: Date
    ) -> [PageNotice] {
        brand.accounts.compactMap { name in
            guard let account = workshop.newsroom.current.accounts[name], parkings[name] == nil,
                let access = Self.access(known[name], of: account)
            else { return nil }
            let risk = risk(access, account: name, of: brand, drafts, now)
            return PageNotice(endOf: access, account: name, on: brand, risk: risk, at: now)
        }
    }
}
