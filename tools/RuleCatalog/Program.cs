using System.CommandLine;
using System.Reflection;
using RuleCatalog;
using RuleCatalog.Checks;
using RuleCatalog.Generated;
using RuleCatalog.Scaffolding;

var ruleName = new Argument<string>("name") { Description = "The rule's ID and name, TSA1017_LabelSmoothingTwice." };
var create = new Command("new", "Scaffold a rule: analyzer, tests and a page in each language.") { ruleName };
var write = new Command("write", "Write the tables of rules, release tracking and the package's configurations.");
var check = new Command("check", "List what has drifted or is missing; fail if anything is listed.");
create.SetAction(parsed => InRepository(repository => New(repository, parsed.GetRequiredValue(ruleName))));
write.SetAction(_ => InRepository(Write));
check.SetAction(_ => InRepository(Check));
return new RootCommand("Keeps what follows from the rules in step with them.") { create, write, check }.Parse(args).Invoke();

static int InRepository(Func<Repository, int> command)
{
    if (Repository.Around(Environment.CurrentDirectory) is { } repository)
        return command(repository);
    Console.Error.WriteLine("Not inside the repository: no Analyzers.sln in this folder or above it.");
    return 2;
}

static int New(Repository repository, string name)
{
    if (RuleName.TryParse(name, out var rule) is { } problem || (problem = Scaffold.Obstacle(rule!, repository)) is not null)
    {
        Console.Error.WriteLine(problem);
        return 2;
    }

    foreach (var file in Scaffold.Of(rule!))
    {
        repository.Write(file.Path, file.Content);
        Console.WriteLine(file.Path);
    }

    Console.WriteLine("Say what the rule does in these files, then run 'write'.");
    return 0;
}

static int Write(Repository repository)
{
    foreach (var file in GeneratedFiles.Of(Shipped(), repository).Where(file => repository.Read(file.Path) != file.Content))
    {
        repository.Write(file.Path, file.Content);
        Console.WriteLine(file.Path);
    }

    return 0;
}

static int Check(Repository repository)
{
    var catalog = Shipped();
    string[] problems = [.. Drift.Problems(catalog, repository), .. RuleFiles.Problems(catalog, repository)];
    foreach (var problem in problems)
        Console.WriteLine(problem);
    Console.WriteLine($"{catalog.Rules.Count} rules, {problems.Length} problems.");
    return problems.Length == 0 ? 0 : 1;
}

static Catalog Shipped() => Catalog.Read(Assembly.Load("TorchSharp.Analyzers"), Assembly.Load("TorchSharp.Analyzers.CodeFixes"));
