namespace TorchSharp.Reference.Tests.Registration;

/// <summary>Draws module classes: hierarchies, initialisers, constructors, lists, chains, arrays, parts by hand, late and replaced parts. One number is one program.</summary>
internal sealed class ModuleProgramGenerator(int seed)
{
    private static readonly string[] Bases = ["Base", "Middle"];

    private readonly Random _random = new(seed);
    private readonly List<string> _classes = [];

    /// <summary>A program with a method that makes the module.</summary>
    public string Program()
    {
        var blocks = Enumerable.Range(0, 2).Select(Block).ToList();
        var bases = Bases.Take(_random.Next(3)).ToList();
        for (var i = 0; i < bases.Count; i++)
            _classes.Add(Level(bases[i], i == 0 ? null : bases[i - 1], isLast: false));
        _classes.Add(Level("Net", bases.Count == 0 ? null : bases[^1], isLast: true));
        return $$"""
            namespace Drawn{{seed}};

            {{string.Join("\n\n", blocks.Concat(_classes))}}

            public static class Maker
            {
                public static Module<Tensor, Tensor> Make()
                {
                    var net = new Net({{(_hasWidth && !_hasChained ? "3" : "")}});
                    net.train();
                    return Seen(net);
                }

                private static Net Seen(Net net)
                {
                    Console.Write(net.training ? "" : " ");
                    return net;
                }
            }
            """;
    }

    private bool _hasWidth;
    private bool _hasChained;

    /// <summary>A module for fields, lists and chains, which may forget to register.</summary>
    private string Block(int number) => $$"""
        public sealed class Block{{number}} : Module<Tensor, Tensor>
        {
            private readonly Linear inner = Linear(3, 3);
            private readonly Dropout drop;

            public Block{{number}}() : base("block")
            {
                drop = Dropout(0.5);
                {{(Is(70) ? "RegisterComponents();" : "")}}
            }

            public override Tensor forward(Tensor x) => inner.call(x);
        }
        """;

    private string Level(string name, string? parent, bool isLast)
    {
        var isChain = parent is null && Is(8);
        var members = new MemberDrawing(_random, name, parent is not null);
        for (var i = _random.Next(1, 5); i > 0; i--)
            members.Draw();
        if (parent is not null && Is(12))
            members.DrawHiding();
        var header = parent ?? (isChain ? "Sequential" : "Module<Tensor, Tensor>");
        var call = parent is not null ? "" : isChain ? " : base(Linear(3, 3), ReLU())" : " : base(\"net\")";
        var register = Register(isLast);
        var (early, late) = register is null ? (members.Statements, []) : members.Split();
        var body = string.Join("\n", early.Concat(register is null ? [] : [register]).Concat(late));
        var forward = isChain || parent is not null ? "" : "public override Tensor forward(Tensor x) => x.alias();";
        _hasWidth = isLast && !isChain && Is(25);
        _hasChained = _hasWidth && parent is null;
        var constructors = _hasChained
            ? $"public {name}(int width){call}\n{{\n{body}\n}}\n\npublic {name}() : this(3) {{ {members.Extra()} }}"
            : $"public {name}({(_hasWidth ? "int width" : "")}){call}\n{{\n{body}\n}}";
        var parts = members.Fields.Concat(members.Helpers).ToList();
        var modifiers = isLast ? "public partial" : $"public{(Is(50) ? " abstract" : "")} partial";
        return $$"""
            {{modifiers}} class {{name}} : {{header}}
            {
            {{string.Join("\n", parts.Take(parts.Count / 2))}}

            {{constructors}}

            {{forward}}
            }

            {{modifiers}} class {{name}}
            {
            {{string.Join("\n", parts.Skip(parts.Count / 2))}}
            }
            """;
    }

    private string? Register(bool isLast) =>
        !Is(isLast ? 85 : 20) ? null
        : _random.Next(8) switch
        {
            0 => "this.RegisterComponents();",
            1 => "base.RegisterComponents();",
            2 => "if (Environment.TickCount64 >= 0) RegisterComponents(); else RegisterComponents();",
            3 => "void Setup() { RegisterComponents(); } Setup();",
            4 => "try { RegisterComponents(); } finally { }",
            _ => "RegisterComponents();",
        };

    private bool Is(int percent) => _random.Next(100) < percent;
}
