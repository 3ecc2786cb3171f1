import Editorial
import FoundationEssentials
import Support

/// Tells the rules of brands, and tries changed guidelines on the last drafts; it changes nothing.
package struct RuleDesk: Sendable {
    /// On so many drafts guidelines are tried.
    package static let drafts = 100

    private let workshop: Workshop
    private let board: any BoardShelf
    private let shelf: any RulesShelf

    package init(_ workshop: Workshop, board: any BoardShelf, shelf: any RulesShelf) {
        self.workshop = workshop
        self.board = board
        self.shelf = shelf
    }

    /// The brand of that name, or all; throws when there is none of it.
    package func brands(named name: String?) async throws -> [Brand] {
        let all = try await board.brands()
        guard let name else { return all }
        let named = all.filter { $0.name == name }
        if named.isEmpty { throw PlanProblem("brand", name, among: all.map(\.name)) }
        return named
    }

    /// What these guidelines would change, or those that are on the brand's page now.
    package func trial(ofBrand name: String, guidelines: String?) async throws -> RuleTrial {
        let brand = try await brands(named: name)[0]
        var changed = brand
        if let guidelines {
            changed.guidelines = PageText(pageID: brand.guidelines.pageID, text: guidelines, contentHash: "")
        } else {
            changed = try await onPage(brand)
        }
        let drafts = try await shelf.lastDrafts(ofBrand: brand.id, most: Self.drafts)
        return RuleTrial(before: Rulebook(brand), after: Rulebook(changed), drafts: drafts)
    }

    /// The brand as it is on the desk, whether or not it was read since it changed.
    private func onPage(_ brand: Brand) async throws -> Brand {
        guard let desk = workshop.newsroom.current.desk else {
            throw PlanProblem(description: "no desk is set up, so that there is no page to read: give the guidelines with --file")
        }
        var known = try await board.knownOrders()
        known.stamps[brand.id] = nil
        return try await desk.commissions.commissions(known: known).brands.first { $0.id == brand.id } ?? brand
    }
}
