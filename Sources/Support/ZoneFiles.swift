/// Where the system keeps its zones, and what they are called.
enum ZoneFiles {
    static let folder = "/usr/share/zoneinfo/"

    /// Whether it can be a zone's name; keeps paths such as `../../etc/passwd` out.
    static func isPlausible(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 64 && !name.contains("..") && !name.hasPrefix("/")
            && name.utf8.allSatisfy { Character(UnicodeScalar($0)).isLetter || (48...57).contains($0) || "/_-+".utf8.contains($0) }
    }

    /// The known name with the fewest changed letters, when it is near enough to be meant.
    static func nearest(to name: String) -> String? {
        NearestName.of(name, among: names())
    }

    /// The names in tzdata's own list of zones and links.
    private static func names() -> [String] {
        guard let bytes = try? Files.read(folder + "tzdata.zi", limit: 1 << 22) else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            switch words.first {
            case "Z": return words.dropFirst().first.map(String.init)
            case "L": return words.dropFirst(2).first.map(String.init)
            default: return nil
            }
        }
    }
}
