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
            Self.stripped(String($0), &isInText, &isInComment)
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

    private static func stripped(_ line: String, _ isInText: inout Bool, _ isInComment: inout Bool) -> String {
        var rest = line[...]
        var code = ""
        var isInString = false
        while let character = rest.first {
            if rest.hasPrefix("\"\"\"") {
                isInText.toggle()
                rest = rest.dropFirst(3)
                continue
            }
            if isInComment {
                isInComment = !rest.hasPrefix("*/")
                rest = rest.dropFirst(isInComment ? 1 : 2)
                continue
            }
            if !isInText, !isInString, rest.hasPrefix("//") { break }
            if !isInText, !isInString, rest.hasPrefix("/*") { isInComment = true }
            if character == "\\", isInString || isInText { rest = rest.dropFirst() }
            if character == "\"", !isInText { isInString.toggle() }
            if !isInString, !isInText, !isInComment { code.append(character) }
            rest = rest.dropFirst()
        }
        return code
    }
}
