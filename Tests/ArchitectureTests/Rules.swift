/// The house rules that a reader of the sources can check; each answers sentences about what is wrong.
enum Rules {
    /// All rules for the product's sources.
    static func problems(_ file: SourceFile) -> [String] {
        imports(file) + forbiddenWords(file) + names(file)
    }

    /// Imports go down along the edges, and C stays behind the wall.
    static func imports(_ file: SourceFile) -> [String] {
        guard let allowed = Layers.edges[file.module] else { return ["\(file.path): module \(file.module) is not in the table of layers"] }
        let isAtTheWall = Layers.atTheWall.contains(file.module)
        return imported(file).compactMap { line, module in
            if module == "Foundation" { return "\(line): import FoundationEssentials, Foundation brings 44 MB of ICU" }
            if module == "FoundationEssentials" || isAtTheWall && Layers.system.contains(module) { return nil }
            if Layers.entryPoints.contains(file.module), module == "Glibc" { return nil }
            return allowed.contains(module) ? nil : "\(line): \(file.module) may not import \(module)"
        }
    }

    /// Words that have no place in any source, or in none above the wall.
    static func forbiddenWords(_ file: SourceFile) -> [String] {
        numbered(file).flatMap { place, line -> [String] in
            if line.isEmpty { return [] }
            var problems: [String] = []
            if !Layers.atTheWall.contains(file.module), line.lowercased().contains("unsafe") || line.contains("@unchecked") {
                problems.append("\(place): unsafe code belongs to Support and the tool modules")
            }
            if line.contains("Task") && line.contains(#/\bTask\s*(\{|\(|\.detached)/#) {
                problems.append("\(place): no free Task, give the work to a task group")
            }
            if line.contains("print(") && line.contains(#/(^|[^.\w])print\(/#) {
                problems.append("\(place): print is lost in a buffer on a crash, use Log")
            }
            if line.trimming.hasPrefix("public ") || line.trimming.hasPrefix("open ") {
                problems.append("\(place): what crosses modules is package")
            }
            if line.contains("fatalError(") { problems.append("\(place): bad input never crashes, throw an error") }
            return problems
        }
    }

    /// Names that say nothing.
    static func names(_ file: SourceFile) -> [String] {
        let declared = numbered(file).compactMap { place, line in
            let isDeclaration = ["class ", "struct ", "enum ", "actor ", "protocol "].contains { line.contains($0) }
            return !isDeclaration
                ? nil : line.firstMatch(of: #/\b(class|struct|enum|actor|protocol)\s+(\w+)/#).map { (place, String($0.2)) }
        }
        let named = [(file.path, String(file.name.dropLast(".swift".count)))] + declared
        return named.compactMap { place, name in
            name.contains(#/(Manager|Helper|Helpers|Util|Utils|Utility|Utilities)$/#) ? "\(place): the name \(name) says nothing" : nil
        }
    }

    /// Tests too keep to FoundationEssentials, so that they run on what the product runs on.
    static func testProblems(_ file: SourceFile) -> [String] {
        imported(file).compactMap { $1 == "Foundation" ? "\($0): import FoundationEssentials" : nil }
    }

    private static func imported(_ file: SourceFile) -> [(place: String, module: String)] {
        numbered(file).filter { $0.line.contains("import ") }.compactMap { place, line in
            let import_ =
                #/^\s*(@\w+\s+)*((private|fileprivate|internal|package|public)\s+)?import\s+((class|struct|enum|func|protocol|typealias|var|let)\s+)?(\w+)/#
            return line.firstMatch(of: import_).map { (place, String($0.6)) }
        }
    }

    private static func numbered(_ file: SourceFile) -> [(place: String, line: String)] {
        file.code.enumerated().map { ("\(file.path):\($0.offset + 1)", $0.element) }
    }
}

extension String {
    fileprivate var trimming: Substring { drop { $0 == " " } }
}
