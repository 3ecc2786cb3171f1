import FoundationEssentials
import HTTPClient
import Support

/// The spelling of keys and ids in Rest.li 2.0, the protocol under LinkedIn's API.
enum RestLi {
    /// A string as path key or query value: `urn%3Ali%3Ashare%3A1`.
    static func encode(_ string: String) -> String { WebAddress.encode(string) }

    /// The URN in an `x-restli-id` header, plain or in "reduced encoding" (`%3A %28 %29 %2C %27`); nil when it is none.
    static func urn(_ header: String?) -> String? {
        guard var urn = header else { return nil }
        for (code, character) in [("%3A", ":"), ("%28", "("), ("%29", ")"), ("%2C", ","), ("%27", "'")] {
            urn.replace(code, with: character)
            urn.replace(code.lowercased(), with: character)
        }
        let parts = urn.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count >= 4, parts[0] == "urn", parts[1] == "li", !parts[2].isEmpty, !parts[3].isEmpty, urn.utf8.count <= 300,
            urn.utf8.allSatisfy({ $0 > 32 && $0 < 127 })
        else { return nil }
        return urn
    }

    /// When LinkedIn made what a URN names: its number's upper bits are milliseconds since 1970. Nil when it has no such number.
    static func createdAt(_ urn: String) -> Date? {
        guard let number = urn.split(separator: ":").last.flatMap({ Int64($0) }) else { return nil }
        let date = Date(milliseconds: number >> 22)
        // No post is older than LinkedIn; smaller numbers are counters.
        return date > Date(timeIntervalSince1970: 1_041_379_200) ? date : nil
    }
}
