internal import CToml

/// A parsed document: its outermost table and the name it goes by in messages.
package struct TOMLDocument: Sendable {
    package let file: String
    package let root: TOMLTable

    /// Parses UTF-8 text; throws the one syntax error that stops the reading.
    package static func parse(_ text: String, file: String) throws(Problem) -> TOMLDocument {
        try parse([UInt8](text.utf8), file: file)
    }

    /// Parses the bytes of a file; throws the one syntax error that stops the reading.
    package static func parse(_ bytes: [UInt8], file: String) throws(Problem) -> TOMLDocument {
        if let problem = refusal(of: bytes, file: file) { throw problem }
        var tree = TreeBuilder()
        var place = ctoml_place()
        var message = [CChar](repeating: 0, count: 512)
        let result = withUnsafeMutablePointer(to: &tree) { tree in
            bytes.withUnsafeBytes { bytes in
                message.withUnsafeMutableBufferPointer { message in
                    // An empty array has no address; the parser wants one all the same.
                    let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self) ?? UnsafePointer(message.baseAddress!)
                    return ctoml_parse(start, bytes.count, visit, tree, message.baseAddress!, message.count, &place)
                }
            }
        }
        let position = Place(line: max(1, Int(place.line)), column: max(1, Int(place.column)))
        switch result {
        case CTOML_SYNTAX_ERROR:
            let text = String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            throw Problem(file: file, place: position, message: SyntaxHint.explain(text))
        case CTOML_TOO_DEEP:
            throw Problem(file: file, place: position, message: "tables are nested deeper than 64 levels, use fewer")
        case CTOML_BROKEN_HEADER:
            throw Problem(file: file, place: brokenHeader(in: bytes), message: "this header names no table, write it as [name] or [[name]]")
        default:
            return TOMLDocument(file: file, root: tree.root)
        }
    }

    private static let visit: ctoml_visit = { context, event in
        context!.assumingMemoryBound(to: TreeBuilder.self).pointee.take(event.pointee)
    }

    /// The first line that starts like a header and goes on with no key.
    private static func brokenHeader(in bytes: [UInt8]) -> Place {
        for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            let start = line.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
            let brackets = line.dropFirst(start).prefix { $0 == UInt8(ascii: "[") }.count
            let next = line.dropFirst(start + brackets).first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
            if brackets > 0, brackets > 2 || !(next.map(KeyText.startsKey) ?? false) { return Place(line: index + 1, column: start + 1) }
        }
        return Place(line: 1, column: 1)
    }

    /// What is refused before the parser sees it: sizes that its recursion could not survive.
    private static func refusal(of bytes: [UInt8], file: String) -> Problem? {
        if bytes.count > 1 << 20 {
            return Problem(file: file, place: Place(line: 1, column: 1), message: "the file is larger than 1 MB, split or shorten it")
        }
        // toml++ 3.3 limits the nesting of values but not of dotted keys, and frees them by recursion.
        for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            let dots = line.prefix { $0 != UInt8(ascii: "=") }.count { $0 == UInt8(ascii: ".") }
            if dots > 1000 {
                let place = Place(line: index + 1, column: 1)
                return Problem(file: file, place: place, message: "a line with \(dots) dots, a key may have at most 1000 parts")
            }
        }
        return nil
    }
}
