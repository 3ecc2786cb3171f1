import Editorial
import FoundationEssentials
import Support

/// Writes onto the brands' pages what their accounts can do, for editors to see why something is not offered.
struct AccountNotes: Sendable {
    private let workshop: Workshop
    private let board: any BoardShelf
    private let access: any AccessShelf
    private let parking: any ParkingShelf
    /// What was written last, by brand; after a start the page itself says whether it differs.
    private let written = Locked<[String: String]>([:])

    init(_ workshop: Workshop, board: any BoardShelf, access: any AccessShelf, parking: any ParkingShelf) {
        self.workshop = workshop
        self.board = board
        self.access = access
        self.parking = parking
    }

    /// Writes what is not there yet; a note that cannot be written stops nothing.
    func write(to commissions: any Commissions) async throws {
        let known = try await access.knownAccess()
        let parkings = Dictionary(try await parking.parkings().map { ($0.account, $0) }) { first, _ in first }
        let now = workshop.clock.now()
        let isEnding = known.values.contains { $0.access.flatMap { TokenTerm.warning($0, at: now) } != nil }
        let drafts = isEnding ? try await board.openDrafts() : []
        for brand in try await board.brands() {
            guard let note = note(for: brand, known, parkings, drafts, now) else { continue }
            let voice = brand.voice
            let words = note.text(in: voice)
            if written.withLock({ $0[brand.id] == words }) { continue }
            do {
                try await commissions.tell(.accounts(note), on: brand.id, in: voice)
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
            guard let last = known[name], last.fingerprint == account.inspector.fingerprint, let access = last.access else { return nil }
            // A brand's page names the brand's own posts.
            let own = drafts.filter { $0.brandID == brand.id }
            let risk =
                TokenTerm.warning(access, at: now) == nil
                ? TokenRisk.none : workshop.risk(access, account: name, among: own, brands: [brand], now)
            lines.append(AccessWords.line(access, account: name, at: now, risk: risk))
        }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }
}
