/// The entries of a document: all, or of very many the first and the last, for a feed may have its newest at either end.
///
/// An entry that says nothing takes seven bytes of a document and thousands here.
struct KeptEntries {
    /// So many of a document that is polled are kept; no feed of news comes near.
    static let usual = 5000
    /// So many where everything is read that can be.
    static let most = 20_000

    private let half: Int
    private var first: [ParsedEntry] = []
    /// The latest, in a ring.
    private var last: [ParsedEntry] = []
    private var count = 0

    init(most: Int) { half = most / 2 }

    mutating func append(_ entry: consuming ParsedEntry) {
        if first.count < half {
            first.append(entry)
        } else if last.count < half {
            last.append(entry)
        } else {
            last[count % half] = entry
        }
        count += 1
    }

    /// How many are not kept.
    var leftOut: Int { count - first.count - last.count }

    /// In the order of the document.
    var all: [ParsedEntry] {
        if last.isEmpty { return first }
        let oldest = leftOut % half
        return first + last[oldest...] + last[..<oldest]
    }
}
