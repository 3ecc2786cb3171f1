import Editorial
import SQL

extension Store: RulesShelf {
    package func lastDrafts(ofBrand id: String, most: Int) async throws -> [Draft] {
        try await database.read { session in
            try session.drafts("WHERE brand_id = ? ORDER BY created_at DESC, id DESC LIMIT ?", [.text(id), .int(most)])
        }
    }
}
