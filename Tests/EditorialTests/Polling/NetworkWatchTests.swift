import Editorial
import Testing

@Suite struct NetworkWatchTests {
    @Test func `when nobody answers, nobody is to blame`() {
        var watch = NetworkWatch()
        #expect(watch.excused(answered: [], unreachable: ["a", "b"]) == ["a", "b"] && watch.isDown)
        #expect(watch.excused(answered: [], unreachable: ["c"]) == ["c"] && watch.isDown)
        #expect(watch.excused(answered: ["d"], unreachable: []) == [] && !watch.isDown)
    }

    @Test func `a host that is away while others answer is to blame, at its next poll alone too`() {
        var watch = NetworkWatch()
        #expect(watch.excused(answered: ["a"], unreachable: ["b"]) == [])
        #expect(watch.excused(answered: [], unreachable: ["b"]) == [])
        #expect(watch.excused(answered: [], unreachable: ["b", "c"]) == ["c"])
    }

    @Test func `a host alone is doubted once`() {
        var watch = NetworkWatch()
        #expect(watch.excused(answered: [], unreachable: ["a"]) == ["a"] && !watch.isDown)
        #expect(watch.excused(answered: [], unreachable: ["a"]) == [])
    }

    @Test func `one host in the house does not stand for the world`() {
        var watch = NetworkWatch()
        #expect(watch.excused(answered: ["nas"], unreachable: ["a", "b", "c"]) == ["a", "b", "c"] && watch.isDown)
        #expect(watch.excused(answered: ["nas", "x"], unreachable: ["a", "b", "c"]) == [] && !watch.isDown)
    }
}
