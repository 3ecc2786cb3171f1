import Editorial
import Notion
import Support

extension NotionBoard {
    /// Makes the options from which editors choose: a select makes by itself only the one that is written.
    func offerVariants() async throws {
        if memory.read(\.offersVariants) { return }
        let table = try await self.table(.drafts)
        if let column = table[.variant], column.type == "select" {
            do {
                try await offerVariants(column.id, in: table.dataSourceID)
            } catch let error as NotionError where error.status == 400 || error.status == 403 || error.isWithheld {
                // Editors can still type a name; the face itself must not wait for it.
                log.warning("board.no-variant-options", ["error": error.description])
            }
        }
        memory.change { $0.offersVariants = true }
    }

    private func offerVariants(_ column: String, in source: String) async throws {
        let notion = client.on(.writes)
        guard let schema = try await notion.dataSource(source).property(column) else { return }
        let missing = DraftVariants.names.filter { !schema.options.contains($0) }
        if missing.isEmpty { return }
        // Options that are not sent again may be dropped.
        let present = (schema.fields["options"]?.array ?? []).compactMap { option -> JSON? in
            guard let id = option["id"]?.string, let name = option["name"]?.string else { return nil }
            return ["id": .string(id), "name": .string(name)]
        }
        let options = present + missing.map { name -> JSON in ["name": .string(name)] }
        _ = try await notion.updateDataSource(source, properties: [column: ["select": ["options": .array(options)]]])
    }
}
