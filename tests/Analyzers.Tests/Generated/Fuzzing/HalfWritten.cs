namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>What stands in a method while somebody types.</summary>
internal static class HalfWritten
{
    /// <summary>Nothing in them mentions what a loss judges. What follows them, on the next line, may become a part of them.</summary>
    public static IReadOnlyList<string> Statements { get; } =
    [
        "foo", "foo.", "foo.Bar", "Foo(1", "Foo(1);", "var z = ", "var z = foo", "if (count ", "if (count > 0)", "foreach (var", "foreach (var q in foo)", "z = ", "return", "return 1 +",
        "new Foo(", "(a, b", "\"abc", "$\"{", "switch (q) {", "await ", "using var s = ", "using (var s = foo)", "lock (", "a ? b", "q => ", "[1, ", "case 3", "}", "{", "try {",
        "int int", "Tensor", "Tensor q", "static Tensor Later(Tensor x)", "public void Next(", "/* later", "#if LATER", "yield return", "throw", "goto end", "delegate", "class Later {",
    ];

    /// <summary>Those that end where they end, whatever follows.</summary>
    public static IReadOnlyList<string> Ended { get; } =
    [
        "foo;", "foo.;", "foo.Bar;", "Foo(1);", "var z = ;", "var z = foo;", "Foo q = new Foo();", "Foo(x => x);", "if (foo) { }", "foreach (var q in foo) { }", "foreach (var (q, r) in foo) q.Bar();",
        "z = ;", "new Foo(1);", "new Foo { Bar = 1 };", "var (a, b) = foo;", "switch (foo) { case 3: break; }", "await foo;", "using var s = foo;", "using (var s = foo) { s.Bar(); }", "lock (foo) { }",
        "var q = foo ? 1 : 2;", "Func<Foo> q = () => foo;", "int[] q = [1, foo];", "foo += 3;", "foo++;", "foo[3] = 4;", "foo?.Bar();", "while (foo) { }", "string q = 5;", "Missing<Foo>.Bar(nameof(foo));",
    ];

    /// <summary>What may change the tensor of this name, or put another in its place.</summary>
    public static IEnumerable<string> Touching(string name) =>
    [
        $"Foo({name});", $"{name}.Foo();", $"{name}.Foo;", $"{name} = ;", $"{name} = foo;", $"Foo(ref {name});", $"Foo(1, out {name});", $"foo.Bar = Foo(() => 1, {name});", $"({name}, foo) = Bar();",
        $"new Foo({name});", $"Foo(new[] {{ {name} }});", $"Foo(({name}, 1));", $"foo[{name}] = 3;", $"foo({name}, x => x).Bar();", $"{name} = {name}.Foo();", $"foreach (var q in foo({name})) {{ }}",
        $"using (foo({name})) {{ }}", $"if (foo({name})) {{ }}", $"switch (foo({name})) {{ case 1: break; }}", $"var q = foo ? {name} : Foo({name});", $"Foo({name}.view(-1));",
    ];
}
