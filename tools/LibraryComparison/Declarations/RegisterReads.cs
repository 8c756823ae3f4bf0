using Iced.Intel;

namespace LibraryComparison.Declarations;

/// <summary>
/// What a native function's own instructions read of the registers that arguments come in. It is the least that the function takes: an argument
/// that is only handed on to another function is not seen.
/// </summary>
internal sealed class RegisterReads
{
    private static readonly Register[] WholeNumbers = [Register.RDI, Register.RSI, Register.RDX, Register.RCX, Register.R8, Register.R9];
    private static readonly HashSet<Mnemonic> OfSingles = [Mnemonic.Movss, Mnemonic.Cvtss2sd, Mnemonic.Mulss, Mnemonic.Addss, Mnemonic.Ucomiss];
    private static readonly HashSet<Mnemonic> OfDoubles = [Mnemonic.Movsd, Mnemonic.Cvtsd2ss, Mnemonic.Mulsd, Mnemonic.Addsd, Mnemonic.Ucomisd];

    private readonly InstructionInfoFactory _information = new();
    private readonly Dictionary<ulong, uint> _visited = [];
    private readonly Passing?[] _floating = new Passing?[8];
    private uint _read;

    /// <summary>So many arguments for whole numbers are read at least.</summary>
    public int WholeCount => Highest(0, WholeNumbers.Length);

    /// <summary>So many floating-point arguments are read at least.</summary>
    public int FloatingCount => Highest(WholeNumbers.Length, _floating.Length);

    /// <summary>The size that a floating-point argument is read as, or null where that does not show.</summary>
    public Passing? Floating(int index) => _floating[index];

    /// <summary>Follows every path from the function's start until it calls another or returns.</summary>
    public static unsafe RegisterReads Of(nint function)
    {
        var reads = new RegisterReads();
        var open = new Stack<(ulong Address, uint Untouched)>([((ulong)function, (1u << (WholeNumbers.Length + reads._floating.Length)) - 1)]);
        while (open.TryPop(out var place))
        {
            if (reads._visited.TryGetValue(place.Address, out var known) && (place.Untouched & ~known) == 0)
                continue;
            reads._visited[place.Address] = known | place.Untouched;
            foreach (var next in reads.Step(place.Address, place.Untouched))
                open.Push(next);
        }

        return reads;
    }

    private List<(ulong Address, uint Untouched)> Step(ulong address, uint untouched)
    {
        var instruction = Decode(address);
        untouched = Read(instruction, untouched);
        if (untouched == 0)
            return [];
        return instruction.FlowControl switch
        {
            FlowControl.Next => [(instruction.NextIP, untouched)],
            FlowControl.ConditionalBranch => [(instruction.NextIP, untouched), (instruction.NearBranchTarget, untouched)],
            FlowControl.UnconditionalBranch => [(instruction.NearBranchTarget, untouched)],
            _ => [],
        };
    }

    private static unsafe Instruction Decode(ulong address)
    {
        const int longest = 15;
        var bytes = new ReadOnlySpan<byte>((void*)address, longest).ToArray();
        return Decoder.Create(64, new ByteArrayCodeReader(bytes), address).Decode();
    }

    /// <summary>Notes what an instruction reads of the untouched registers, and returns those that stay untouched.</summary>
    private uint Read(in Instruction instruction, uint untouched)
    {
        var used = _information.GetInfo(instruction).GetUsedRegisters();
        var written = 0u;
        foreach (var register in used)
        {
            var index = Index(register.Register);
            if (index < 0 || (untouched & (1u << index)) == 0)
                continue;
            if (register.Access is OpAccess.Read or OpAccess.ReadWrite or OpAccess.ReadCondWrite)
                Note(instruction, index);
            if (register.Access is OpAccess.Write or OpAccess.ReadWrite)
                written |= 1u << index;
        }

        return untouched & ~written;
    }

    private void Note(in Instruction instruction, int index)
    {
        _read |= 1u << index;
        if (index < WholeNumbers.Length)
            return;
        var type = OfSingles.Contains(instruction.Mnemonic) ? Passing.Single : OfDoubles.Contains(instruction.Mnemonic) ? Passing.Double : (Passing?)null;
        _floating[index - WholeNumbers.Length] ??= type;
    }

    private static int Index(Register register)
    {
        var whole = Array.IndexOf(WholeNumbers, register.GetFullRegister());
        if (whole >= 0)
            return whole;
        var floating = register - Register.XMM0;
        return floating is >= 0 and < 8 ? WholeNumbers.Length + floating : -1;
    }

    private int Highest(int from, int count)
    {
        for (var i = count; i > 0; i--)
        {
            if ((_read & (1u << (from + i - 1))) != 0)
                return i;
        }

        return 0;
    }
}
