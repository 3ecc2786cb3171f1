import FoundationEssentials

/// One Swift file of the package.
struct SourceFile {
    /// From the package's root, "Sources/Support/Log.swift".
    let path: String
    /// Its lines without comments and without what stands between quotation marks.
    let code: [String]

    init(path: String, text: String) {
        self.path = path
        var isInText = false
        var isInComment = false
        code = text.split(separator: "\n", omittingEmptySubsequences: false).map {
            Self.stripped($0.utf8, &isInText, &isInComment)
        }
    }

    /// The module's folder: "Support" for Sources/Support and "C" for everything behind the walls.
    var module: String { String(path.split(separator: "/")[1]) }
    var name: String { String(path.split(separator: "/").last ?? "") }

    /// Every Swift file below a folder of the package.
    static func all(in folder: String) throws -> [SourceFile] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: root + "/" + folder)
        return try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
            let data = try Data(contentsOf: URL(filePath: root + "/" + folder + "/" + name))
            return SourceFile(path: folder + "/" + name, text: String(decoding: data, as: UTF8.self))
        }
    }

    /// The package's folder.
    static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

    /// Bytes and not characters: the whole package is read in every run.
    private static func stripped(_ line: Substring.UTF8View, _ isInText: inout Bool, _ isInComment: inout Bool) -> String {
        if !isInText, !isInComment, !line.contains(Mark.quote), !line.contains(UInt8(ascii: "/")) { return String(Substring(line)) }
        var rest = Array(line)[...]
        var code: [UInt8] = []
        var isInString = false
        while let byte = rest.first {
            if !isInComment, rest.starts(with: Mark.text) {
                isInText.toggle()
                rest = rest.dropFirst(3)
                continue
            }
            if isInComment {
                isInComment = !rest.starts(with: Mark.commentEnd)
                rest = rest.dropFirst(isInComment ? 1 : 2)
                continue
            }
            let isQuoted = isInText || isInString
            if !isQuoted, rest.starts(with: Mark.comment) { break }
            if !isQuoted, rest.starts(with: Mark.commentStart) { isInComment = true }
            if byte == Mark.escape, isQuoted { rest = rest.dropFirst() }
            if byte == Mark.quote, !isInText { isInString.toggle() }
            if !isInString, !isInText, !isInComment { code.append(byte) }
            rest = rest.dropFirst()
        }
        return String(decoding: code, as: UTF8.self)
    }

    private enum Mark {
        static let text = Array("\"\"\"".utf8)
        static let comment = Array("//".utf8)
        static let commentStart = Array("/*".utf8)
        static let commentEnd = Array("*/".utf8)
        static let quote = UInt8(ascii: "\"")
        static let escape = UInt8(ascii: "\\")
    }
}
