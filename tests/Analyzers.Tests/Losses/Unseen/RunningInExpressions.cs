namespace TorchSharp.Analyzers.Tests.Losses.Unseen;

/// <summary>Constructs that run code of the program within an expression, a pattern or a type.</summary>
internal static class RunningInExpressions
{
    public static readonly IReadOnlyList<Construct> All =
    [
        new("7", "local function", "", "void Undo() => f = Identity(); Undo();"),
        new("2", "anonymous method", "", "Action undo = delegate { f = Identity(); }; undo();"),
        new(
            "7", "deconstruction by a method",
            "void Deconstruct(out int a, out int b) { f = Identity(); a = b = 0; }",
            "var (a, b) = this;"),
        new(
            "8", "positional pattern",
            "void Deconstruct(out int a, out int b) { f = Identity(); a = b = 0; }",
            "Console.WriteLine(this is (0, 0));"),
        new("8", "property pattern", "bool Raw { get { f = Identity(); return true; } }", "Console.WriteLine(this is { Raw: true });"),
        new(
            "11", "list pattern",
            "public int Length => 1; public int this[int i] { get { f = Identity(); return i; } }",
            "Console.WriteLine(this is [0]);"),
        new(
            "8", "index from the end",
            "public int Length => 1; public int this[int i] { get { f = Identity(); return i; } }",
            "Console.WriteLine(this[^1]);"),
        new(
            "8", "range",
            "public int Length => 1; public int Slice(int a, int b) { f = Identity(); return a; }",
            "Console.WriteLine(this[..]);"),
        new(
            "8", "switch expression with a when",
            "bool Undo() { f = Identity(); return true; }",
            "Console.WriteLine(1 switch { _ when Undo() => 1, _ => 2 });"),
        new(
            "6", "exception filter",
            "bool Undo() { f = Identity(); return true; }",
            "try { throw new InvalidOperationException(); } catch (InvalidOperationException) when (Undo()) { }"),
        new("1", "finally", "", "try { Console.WriteLine(1); } finally { f = Identity(); }"),
        new(
            "6", "interpolated text",
            "public override string ToString() { f = Identity(); return \"\"; }",
            "Console.WriteLine($\"{this}\");"),
        new(
            "1", "text put together",
            "public override string ToString() { f = Identity(); return \"\"; }",
            "Console.WriteLine(\"a\" + this);"),
        new(
            "10", "interpolated string handler",
            "[System.Runtime.CompilerServices.InterpolatedStringHandler] public ref struct Handler { readonly Trainer t; "
            + "public Handler(int a, int b, Trainer t) => this.t = t; public void AppendLiteral(string s) { } public void "
            + "AppendFormatted(int n) => t.f = Identity(); } void "
            + "Log([System.Runtime.CompilerServices.InterpolatedStringHandlerArgument(\"\")] Handler h) { }",
            "Log($\"{1}\");"),
        new(
            "8", "default member of an interface",
            "interface IHead { void Set(); void Raw() => Set(); } sealed class Head(Trainer t) : IHead { public void Set() "
            + "=> t.f = Identity(); }",
            "((IHead)new Head(this)).Raw();"),
        new(
            "11", "static abstract member",
            "interface IHead { static abstract void Raw(Trainer t); } sealed class Head : IHead { public static void "
            + "Raw(Trainer t) => t.f = Identity(); } static void Go<T>(Trainer t) where T : IHead => T.Raw(t);",
            "Go<Head>(this);"),
        new(
            "9", "setter that only initialises",
            "record Option { public Trainer? T { get => null; init { if (value is not null) value.f = Identity(); } } }",
            "_ = new Option() with { T = this };"),
        new(
            "4", "dynamic call",
            "public void Undo() => f = Identity(); public void Show() => Console.WriteLine(1);",
            "dynamic d = this; d.Undo();"),
        new("4", "dynamic write", "", "dynamic d = this; d.f = Identity();"),
        new("4", "named and optional arguments", "void Set(bool raw = true, int n = 0) { if (raw) f = Identity(); }", "Set(n: 1);"),
        new("3", "extension method", "", "this.Undo();"),
        new(
            "5", "awaited method",
            "async System.Threading.Tasks.Task Undo() { await System.Threading.Tasks.Task.Yield(); f = Identity(); }",
            "Undo().Wait();"),
        new(
            "5", "awaiter",
            "Waiter GetAwaiter() => new(this); public sealed class Waiter(Trainer t) : "
            + "System.Runtime.CompilerServices.INotifyCompletion { public bool IsCompleted => true; public void GetResult() => "
            + "t.f = Identity(); public void OnCompleted(Action a) { } } async System.Threading.Tasks.Task Wait() => await "
            + "this;",
            "Wait().Wait();"),
        new(
            "13", "params collection of the program",
            "public sealed class Bag : System.Collections.IEnumerable { public void Add(Trainer t) => t.f = Identity(); "
            + "public System.Collections.IEnumerator GetEnumerator() => null!; } static void Take(params Bag b) { }",
            "Take(this);"),
        new(
            "12", "collection expression of the program",
            "public sealed class Bag : System.Collections.IEnumerable { public void Add(Trainer t) => t.f = Identity(); "
            + "public System.Collections.IEnumerator GetEnumerator() => null!; }",
            "Bag b = [this];"),
        new("14", "assignment through a null check", "bool Raw { set => f = Identity(); }", "this?.Raw = true;"),
        new("14", "compound operator of the object", "public void operator +=(int n) => f = Identity();", "var t = this; t += 1;"),
        new("14", "extension property", "", "this.Raw = true;"),
    ];
}
