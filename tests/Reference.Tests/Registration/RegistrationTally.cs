using System.Reflection;
using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Torch.Registration;

namespace TorchSharp.Reference.Tests.Registration;

/// <summary>How often the analysis says of a member that its parts are not registered, and whether libtorch knows them after all.</summary>
internal sealed class RegistrationTally
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly HashSet<int> _programs = [];
    private readonly HashSet<int> _lost = [];

    /// <summary>Members with a part of which libtorch knows nothing.</summary>
    public int Unregistered { get; private set; }

    /// <summary>Those that are proved to be.</summary>
    public int Proved { get; private set; }

    public List<string> Contradictions { get; } = [];

    public void Add(int seed, ModuleClass? known, torch.nn.Module made, RegistrationOracle oracle)
    {
        _programs.Add(seed);
        if (known is null)
            _lost.Add(seed);
        var proved = (known?.Lost ?? []).Where(lost => lost.Constructor is null || IsUsed(lost.Constructor)).ToLookup(static lost => (Declaring: lost.Part.Member.ContainingType.Name, lost.Part.Member.Name));
        foreach (var (declaring, name, value) in MembersOf(made))
        {
            var parts = LivePart.In(value).Where(LivePart.NeedsRegistration).Select(oracle.IsKnown).ToList();
            if (parts.Count == 0 && proved.Contains((declaring, name)))
                Contradictions.Add($"{seed} {name}: is said to lose parts, and has none\n{known!.Type.DeclaringSyntaxReferences[0].SyntaxTree}");
            else if (parts.Count > 0)
                Judge(seed, name, [.. proved[(declaring, name)]], parts, known);
        }
    }

    /// <summary>Of a list some are registered, and those that come late are not.</summary>
    private void Judge(int seed, string name, IReadOnlyList<LostPart> proved, IReadOnlyList<bool?> known, ModuleClass? module)
    {
        var isLost = known.All(static one => one == false);
        Unregistered += isLost ? 1 : 0;
        if (proved.Count == 0)
            return;
        Proved += isLost ? 1 : 0;
        if (!isLost && !(proved.All(static lost => lost.Kind == LossOfPart.LateAddition) && known.Any(static one => one == false)))
            Contradictions.Add($"{seed} {name}: is said to be lost ({proved[0].Kind}), and libtorch knows {string.Join(", ", known)}\n{module!.Type.DeclaringSyntaxReferences[0].SyntaxTree}");
    }

    /// <summary>The program calls the constructor without arguments, where there is one.</summary>
    private static bool IsUsed(IMethodSymbol constructor) => constructor.Parameters.Length == 0 || constructor.ContainingType.InstanceConstructors.Length == 1;

    /// <summary>The fields that can hold a part, or parts that are registered with it, by the names of their members.</summary>
    private static IEnumerable<(string Declaring, string Name, object? Value)> MembersOf(torch.nn.Module made)
    {
        for (var type = made.GetType(); type.Assembly == made.GetType().Assembly; type = type.BaseType!)
        {
            foreach (var field in type.GetFields(Fields).Where(static field => field.FieldType.IsAssignableTo(typeof(torch.nn.Module)) || field.FieldType == typeof(Modules.Parameter)))
                yield return (type.Name, field.Name.Split('>')[0].TrimStart('<'), field.GetValue(made));
        }
    }

    public override string ToString() =>
        $"{_programs.Count} programs, {_lost.Count} not followed; {Unregistered} members whose parts libtorch does not know, {Proved} proved, {Contradictions.Count} contradicted.";
}
