import Editorial
import FoundationEssentials
import Support

/// The bundled items as assignments of one brand.
enum TrialItems {
    private struct File: Decodable {
        let brand: String
        let guidelines: String
        let items: [Entry]
    }

    private struct Entry: Decodable {
        let title: String
        let text: String
    }

    static func assignments(_ bytes: [UInt8]) throws -> [Assignment] {
        let file = try JSONDecoder().decode(File.self, from: Data(bytes))
        var brand = Brand(id: "brand", name: file.brand)
        brand.bannedWords = ["synergy", "game changer", "disrupt"]
        brand.guidelines = PageText(pageID: "guidelines", text: file.guidelines, contentHash: "")
        // A day of the file's own, so that every run asks the same.
        let date = Date(milliseconds: 1_793_000_000_000)
        return file.items.enumerated().map { index, entry in
            let item = Item(
                id: "item-\(index)", feedID: "feed", identity: "item-\(index)", url: "https://news.example/\(index + 1)",
                title: entry.title, publishedAt: date, text: entry.text, firstSeenAt: date,
                contentHash: SHA256.hex(of: Array(entry.text.utf8)))
            let candidate = Candidate(
                id: "candidate-\(index)", brandID: brand.id, briefID: nil, account: "main", itemIDs: [item.id], reasons: [], createdAt: date
            )
            return Assignment(candidate: candidate, brand: brand, brief: nil, items: [item])
        }
    }
}
