import Editorial
import FoundationEssentials
import Notion
import Support

extension NotionBoard {
    /// So often a row that is not to be found is asked for again.
    private static let absenceTerm: Duration = .seconds(600)
    /// Rows that are asked for in one round; the others wait for the next.
    private static let mostAsked = 5

    /// What became of a row that its table does not list.
    struct Absence: Sendable {
        let isMissing: Bool
        let askedAt: Date
    }

    /// Which of the rows that the table does not list any more are not to be found either: the others are in the trash, or in another
    /// table.
    func missing(from bound: TableBinding, listed: Set<String>, known: KnownOrders) async throws -> (
        missing: Set<String>, present: Set<String>
    ) {
        let absent = known.ids(of: bound.table).subtracting(listed)
        memory.change { state in state.absences = state.absences.filter { !listed.contains($0.key) } }
        var (missing, present): (Set<String>, Set<String>) = ([], [])
        var asked = 0
        for id in absent.sorted() {
            let last = memory.read { $0.absences[id] }
            if asked == Self.mostAsked || last.map({ $0.askedAt + Self.absenceTerm > clock.now() }) ?? false {
                if last?.isMissing ?? true { missing.insert(id) }
                continue
            }
            asked += 1
            switch try await whereabouts(of: id, in: bound) {
            case .listed: present.insert(id)
            case .gone: memory.change { $0.absences[id] = Absence(isMissing: false, askedAt: clock.now()) }
            case .unknown:
                missing.insert(id)
                memory.change { $0.absences[id] = Absence(isMissing: true, askedAt: clock.now()) }
            }
        }
        return (missing, present)
    }

    private enum Whereabouts { case listed, gone, unknown }

    private func whereabouts(of id: String, in bound: TableBinding) async throws -> Whereabouts {
        do {
            let page = try await client.on(.rulings).page(id)
            // A listing may lag behind.
            return page.inTrash || page.dataSourceID.map { $0 != bound.dataSourceID } ?? false ? .gone : .listed
        } catch let error as NotionError where error.isNotFound {
            return .unknown
        } catch let error as NotionError where error.status != nil && error.status != 401 {
            return .listed
        }
    }
}

extension KnownOrders {
    fileprivate func ids(of table: DeskTable) -> Set<String> {
        switch table {
        case .brands: Set(brands.keys)
        case .briefs: Set(briefs.keys)
        case .feeds: Set(feeds.keys)
        case .drafts: []
        }
    }
}
