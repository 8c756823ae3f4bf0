namespace TorchSharp.Reference.Tests.Registration;

/// <summary>Draws the members of one class, and the statements of its constructor that fill them.</summary>
internal sealed class MemberDrawing(Random random, string owner, bool hasParent)
{
    private static readonly string[] Layers =
    [
        "Linear(3, 3)", "nn.Linear(3, 3)", "Dropout(0.3)", "BatchNorm1d(3)", "ReLU()", "LayerNorm(3)", "Sequential(Linear(3, 3), ReLU(), Dropout(0.1))", "Conv1d(3, 3, 1)",
        "new Block0()", "new Block1()", "Sequential((\"a\", Linear(3, 3)), (\"b\", ReLU()))", "Sequential(new Block0(), Tanh())", "Embedding(4, 3).to(CPU)",
    ];

    private readonly string _prefix = owner.ToLowerInvariant();
    private int _count;

    public List<string> Fields { get; } = [];

    public List<string> Statements { get; } = [];

    public List<string> Helpers { get; } = [];

    /// <summary>The statements before and after the call that registers: most come before.</summary>
    public (List<string> Early, List<string> Late) Split()
    {
        var late = random.Next(100) < 70 ? 0 : random.Next(Statements.Count + 1);
        return (Statements[..^late], Statements[^late..]);
    }

    /// <summary>What a second constructor adds.</summary>
    public string Extra()
    {
        if (random.Next(2) == 0)
            return "";
        var name = Name();
        Fields.Add($"private Module<Tensor, Tensor>? {name};");
        return $"{name} = {Layer()};";
    }

    /// <summary>A field by the name that a base may have, too.</summary>
    public void DrawHiding()
    {
        Fields.Add("private readonly Linear shared = Linear(3, 3);");
    }

    public void Draw()
    {
        if (!hasParent && random.Next(6) == 0 && !Fields.Exists(static field => field.Contains(" shared ", StringComparison.Ordinal)))
        {
            Fields.Add("private readonly Linear shared = Linear(3, 3);");
            return;
        }

        Action[] kinds =
        [
            Initialised, Assigned, Assigned, Property, Weight, Tensors, Chain, ModuleLists, ModuleLists, ModuleDictionaries, Lists, Lists, Arrays, Dictionaries, Tuples,
            ByHand, Replaced, FromHelper, FromVirtual, Optional, Shared, ListAndChain, Functions, ParameterLists, Static, Deconstructed, FromLinq, Nested, LoopByHand, Lazily,
        ];
        kinds[random.Next(kinds.Length)]();
    }

    private string Layer() => Layers[random.Next(Layers.Length)];

    private string Name() => $"{_prefix}{_count++}";

    private bool Is(int percent) => random.Next(100) < percent;

    private void Initialised() => Fields.Add($"private readonly Module<Tensor, Tensor> {Name()} = {Layer()};");

    private void Assigned()
    {
        var name = Name();
        Fields.Add($"protected Module<Tensor, Tensor> {name};");
        Statements.Add($"{(Is(30) ? "this." : "")}{name} = {Layer()};");
    }

    private void Property()
    {
        var name = $"P{Name()}";
        if (Is(50))
        {
            Fields.Add($"public Module<Tensor, Tensor> {name} {{ get; }} = {Layer()};");
            return;
        }

        Fields.Add($"public Module<Tensor, Tensor> {name} {{ get; private set; }}");
        Statements.Add($"{name} = {Layer()};");
    }

    private void Weight()
    {
        var name = Name();
        Fields.Add($"private readonly {(Is(30) ? "Tensor" : "Parameter")} {name};");
        Statements.Add($"{name} = {(Is(50) ? "Parameter(zeros(3))" : "new Parameter(randn(3))")};");
    }

    private void Tensors()
    {
        var name = Name();
        Fields.Add($"private readonly Tensor {name};");
        Statements.Add($"{name} = {(Is(40) ? "zeros(3, requires_grad: true)" : Is(50) ? "ones(3).requires_grad_()" : "arange(3)")};");
    }

    private void Chain()
    {
        var name = Name();
        Fields.Add($"private readonly Sequential {name};");
        Statements.Add($"{name} = Sequential();");
        Statements.Add($"{name}.append({Layer()});");
        if (Is(50))
            Statements.Add($"for (var i = 0; i < 2; i++) {name} = {name}.append(\"s\" + i, {Layer()});".Replace($"{name} = {name}.append", $"{name}.append", StringComparison.Ordinal));
    }

    private void ModuleLists()
    {
        var name = Name();
        Fields.Add($"private readonly ModuleList<Module<Tensor, Tensor>> {name} = {(Is(50) ? "new()" : $"ModuleList<Module<Tensor, Tensor>>({Layer()}, {Layer()})")};");
        Statements.Add(Is(50) ? $"{name}.Add({Layer()});" : $"for (int i = 0; i < 3; i++) {{ {name}.Add({Layer()}); }}");
        if (Is(30))
            Statements.Add($"{name}.append({Layer()}, {Layer()});");
    }

    private void ModuleDictionaries()
    {
        var name = Name();
        Fields.Add($"private readonly ModuleDict<Module<Tensor, Tensor>> {name} = new();");
        Statements.Add($"{name}.Add(\"a\", {Layer()});");
        if (Is(40))
            Statements.Add($"{name}.Add(\"b\", {Layer()});");
    }

    private void Lists()
    {
        var name = Name();
        Fields.Add($"private readonly {(Is(70) ? "List<Module<Tensor, Tensor>>" : "IList<Module<Tensor, Tensor>>")} {name} = new List<Module<Tensor, Tensor>>();");
        Statements.Add(Is(50) ? $"{name}.Add({Layer()});" : $"for (int i = 0; i < 3; i++) {name}.Add({Layer()});");
    }

    private void Arrays()
    {
        var name = Name();
        Fields.Add($"private readonly Module<Tensor, Tensor>[] {name};");
        Statements.Add(Is(50) ? $"{name} = new Module<Tensor, Tensor>[] {{ {Layer()}, {Layer()} }};" : $"{name} = new Module<Tensor, Tensor>[2]; {name}[0] = {Layer()}; {name}[1] = {Layer()};");
    }

    private void Dictionaries()
    {
        var name = Name();
        Fields.Add($"private readonly Dictionary<string, Module<Tensor, Tensor>> {name} = new() {{ [\"a\"] = {Layer()} }};");
        Statements.Add($"{name}[\"b\"] = {Layer()};");
    }

    private void Tuples()
    {
        var name = Name();
        Fields.Add($"private readonly (Module<Tensor, Tensor> A, Module<Tensor, Tensor> B) {name};");
        Statements.Add($"{name} = ({Layer()}, {Layer()});");
    }

    private void ByHand()
    {
        var name = Name();
        Fields.Add($"private readonly Module<Tensor, Tensor> {name};");
        Statements.Add($"{name} = {Layer()}; {(Is(50) ? "register_module" : "add_module")}(\"h{name}\", {name});");
    }

    private void Replaced()
    {
        var name = Name();
        Fields.Add($"private Module<Tensor, Tensor> {name} = {Layer()};");
        Statements.Add(Is(50) ? $"{name} = {Layer()};" : $"if (Environment.TickCount64 >= 0) {name} = {Layer()};");
    }

    private void FromHelper()
    {
        var name = Name();
        Fields.Add($"private readonly Module<Tensor, Tensor> {name};");
        Helpers.Add($"private {(Is(50) ? "static " : "")}Module<Tensor, Tensor> Make{name}(int width) {{ if (width > 100) return Linear(3, width); var made = {Layer()}; return made; }}");
        Statements.Add($"{name} = Make{name}(3);");
    }

    private void FromVirtual()
    {
        var name = Name();
        Fields.Add($"private Module<Tensor, Tensor>? {name};");
        Helpers.Add($"private void Build{name}() {{ {name} = {Layer()}; }}");
        Statements.Add($"Build{name}();");
    }

    private void Optional()
    {
        var name = Name();
        Fields.Add($"private readonly Module<Tensor, Tensor>? {name};");
        Statements.Add($"if (Environment.TickCount64 >= 0) {{ {name} = {Layer()}; }}");
    }

    private void Shared()
    {
        var (one, other) = (Name(), Name());
        Fields.Add($"private readonly Module<Tensor, Tensor> {one}, {other};");
        Statements.Add($"var l{one} = {Layer()}; {one} = l{one}; {other} = l{one};");
    }

    private void ListAndChain()
    {
        var (list, chain) = (Name(), Name());
        Fields.Add($"private readonly List<Module<Tensor, Tensor>> {list} = new();");
        Fields.Add($"private readonly {(Is(50) ? "Sequential" : "Module<Tensor, Tensor>")} {chain};");
        Statements.Add($"{list}.Add({Layer()}); {list}.Add({Layer()}); {chain} = Sequential({list}{(Is(50) ? ".ToArray()" : "")});");
    }

    private void Functions()
    {
        var name = Name();
        Fields.Add($"private readonly Func<Tensor, Tensor> {name};");
        Statements.Add($"var f{name} = {Layer()}; {name} = {(Is(50) ? $"x => f{name}.forward(x)" : $"f{name}.forward")};");
    }

    private void ParameterLists()
    {
        var name = Name();
        Fields.Add($"private readonly ParameterList {name} = new();");
        Statements.Add($"{name}.Add(Parameter(zeros(2)));");
    }

    private void Static() => Fields.Add($"private static readonly Linear {Name()} = Linear(3, 3);");

    private void Deconstructed()
    {
        var (one, other) = (Name(), Name());
        Fields.Add($"private readonly Module<Tensor, Tensor> {one}, {other};");
        Statements.Add($"({one}, {other}) = ({Layer()}, {Layer()});");
    }

    private void FromLinq()
    {
        var name = Name();
        var kind = random.Next(3);
        Fields.Add($"private readonly {(kind == 0 ? "List<Module<Tensor, Tensor>>" : kind == 1 ? "Module<Tensor, Tensor>[]" : "ModuleList<Module<Tensor, Tensor>>")} {name};");
        var drawn = $"Enumerable.Range(0, 3).Select(i => (Module<Tensor, Tensor>){Layer()})";
        Statements.Add(kind == 0 ? $"{name} = {drawn}.ToList();" : kind == 1 ? $"{name} = {drawn}.ToArray();" : $"{name} = ModuleList({drawn}.ToArray());");
    }

    private void Nested()
    {
        var name = Name();
        Fields.Add($"private readonly ModuleList<ModuleList<Module<Tensor, Tensor>>> {name} = new();");
        Statements.Add($"for (var i = 0; i < 2; i++) {{ var inner = new ModuleList<Module<Tensor, Tensor>>(); inner.Add({Layer()}); {name}.Add(inner); }}");
    }

    private void LoopByHand()
    {
        var name = Name();
        Fields.Add($"private readonly List<Module<Tensor, Tensor>> {name} = new();");
        Statements.Add(Is(50)
            ? $"for (var i = 0; i < 2; i++) {{ var one = {Layer()}; {name}.Add(one); register_module($\"{name}_{{i}}\", one); }}"
            : $"{name}.Add({Layer()}); {name}.Add({Layer()}); foreach (var (one, i) in {name}.Select((one, i) => (one, i))) register_module($\"{name}_{{i}}\", one);");
    }

    private void Lazily()
    {
        var name = Name();
        Fields.Add($"private readonly Lazy<Module<Tensor, Tensor>> {name};");
        Statements.Add($"var z{name} = {Layer()}; {name} = new Lazy<Module<Tensor, Tensor>>(() => z{name}); Console.Write({name}.Value.training ? \"\" : \" \");");
    }
}
